package io.stockstream.order.http;

import io.stockstream.order.LogPosition;

/** Where a record stands in the log. */
public record LogPlace(String topic, int partition, long offset) {

    static LogPlace of(LogPosition position) {
        return new LogPlace(position.getTopic(), position.getPartition(), position.getOffset());
    }
}
