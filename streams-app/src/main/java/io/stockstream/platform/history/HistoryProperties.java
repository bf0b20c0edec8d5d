package io.stockstream.platform.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the history.
 *
 * @param sink whether this instance fills it
 * @param retention how long it is kept; {@code null} for ever
 * @param user role that fills it, and may do nothing else
 * @param password its password
 */
@ConfigurationProperties("stockstream.history")
public record HistoryProperties(
        @DefaultValue("true") boolean sink,
        Duration retention,
        @DefaultValue("stockstream_history") String user,
        @DefaultValue("") String password) {

    /** Consumer group of the executor that fills it. */
    public static final String GROUP = "stockstream-history";
}
