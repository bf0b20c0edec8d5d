package io.stockstream.order.http;

import io.stockstream.order.LogPosition;

/** The position of a record in the log. */
public record LogPlace(String topic, int partition, long offset) {

    static LogPlace of(LogPosition position) {
        return new LogPlace(position.getTopic(), position.getPartition(), position.getOffset());
    }
}
