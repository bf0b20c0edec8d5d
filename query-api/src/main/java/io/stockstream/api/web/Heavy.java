package io.stockstream.api.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a read that costs much of this process or of the stores: few of a kind run at the same time, and more are refused at once with 503. */
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
        /** Looks through many for a few. */
        SEARCHES,
        /** Is laid out, or read from beginning to end. */
        DOCUMENTS
    }
}
