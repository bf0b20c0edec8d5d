package io.stockstream.platform.database;

import io.stockstream.platform.history.History;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the stores remember; the same as in streams-app, which decides it.
 *
 * @param movements how long a movement is kept
 * @param orders how long an order is kept after its last change
 * @param tasks how long a task is kept after its last change
 */
@ConfigurationProperties("stockstream.history")
record HistorySettings(
        @DefaultValue("400d") Duration movements,
        @DefaultValue("400d") Duration orders,
        @DefaultValue("440d") Duration tasks) {

    Duration length(History.Kind kind) {
        return switch (kind) {
            case MOVEMENTS -> movements;
            case ORDERS -> orders;
            case TASKS -> tasks;
        };
    }
}
