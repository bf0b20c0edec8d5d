package io.stockstream.streams.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** Present only where the views topology runs: without it there are no stores to read. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${stockstream.topologies:}'.isEmpty() or '${stockstream.topologies:}'.contains('views')")
public @interface ConditionalOnStockViews {}
