package io.stockstream.catalogue.cdc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Present only where effect executors run and the watch is not switched off. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(
        name = {"stockstream.executors", "stockstream.cdc.watch"},
        havingValue = "true",
        matchIfMissing = true)
@interface ConditionalOnCdcWatch {}
