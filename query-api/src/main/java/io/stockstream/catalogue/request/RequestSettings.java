package io.stockstream.catalogue.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The listeners for commands by event.
 *
 * @param enabled whether this instance carries requests out
 * @param concurrency threads for each of the two topics
 * @param longestPause between two tries while something is away
 */
@ConfigurationProperties("stockstream.requests")
public record RequestSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") int concurrency,
        @DefaultValue("5s") Duration longestPause) {}
