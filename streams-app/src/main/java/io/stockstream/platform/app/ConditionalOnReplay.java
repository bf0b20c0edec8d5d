package io.stockstream.platform.app;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Present only in a replay; or, with {@code false}, only in everyday work. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnReplayCondition.class)
public @interface ConditionalOnReplay {

    /** Whether it has to be a replay. */
    boolean value() default true;
}
