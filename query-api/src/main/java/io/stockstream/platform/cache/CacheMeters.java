package io.stockstream.platform.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts the cache's hits and misses; at level DEBUG also logs every key. */
@Component
class CacheMeters {

    private static final Logger LOG = LoggerFactory.getLogger(CacheMeters.class);

    /** What a look into the cache gave. */
    enum Outcome {
        HIT,
        MISS,
        /** Redis failed, or took too long. */
        ERROR,
        /** Redis was not asked or not believed. */
        BYPASSED
    }

    private final MeterRegistry meters;

    CacheMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String kind, String key, Outcome outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        LOG.debug("Cache {} of {}", name, key);
        Counter.builder("stockstream.cache.reads")
                .description("Looks into the cache, and what they gave")
                .tag("key", kind)
                .tag("outcome", name)
                .register(meters)
                .increment();
    }
}
