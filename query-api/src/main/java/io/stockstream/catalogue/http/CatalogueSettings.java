package io.stockstream.catalogue.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the catalogue is read and written.
 *
 * @param reads where reads by id come from; anything but the cache is for comparison
 * @param writeWait how long a write waits for the stores to show it before it is answered all the same
 */
@ConfigurationProperties("stockstream.catalogue")
public record CatalogueSettings(
        @DefaultValue("cache") Source reads,
        @DefaultValue("3s") Duration writeWait) {

    /** Where a row is read. */
    public enum Source {
        /** Redis, and where it misses the stores. */
        CACHE,
        /** The stores of streams-app. */
        STORE,
        /** PostgreSQL. */
        DATABASE
    }
}
