package io.stockstream.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a read that is expensive for this process or for the stores: only a few of a kind run at the same time; more
 * are refused at once with 503.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Heavy {

    /** What the costs are. */
    Kind value();

    /** Name of the parameter that makes a search of a list; empty for none. */
    String searchedBy() default "";

    /** What the costs are. */
    enum Kind {
        /** Reads from every partition, a page each. */
        LISTS,
        /** Searches many entries for a few. */
        SEARCHES,
        /** Lays out a document, or reads everything from beginning to end. */
        DOCUMENTS
    }
}
