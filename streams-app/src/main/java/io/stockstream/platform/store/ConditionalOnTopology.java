package io.stockstream.platform.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Present only where one of the named topologies runs: without it there are no stores to read. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnTopologyCondition.class)
public @interface ConditionalOnTopology {

    /** Names of topologies. */
    String[] value();
}
