package io.stockstream.catalogue.cdc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The state derived from heartbeat rows that come through Kafka: when the newest was written, and which snapshot was
 * taken last. Written by one thread, read by any.
 */
final class Heartbeats {

    private static final String SNAPSHOT_ROW = "r";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private volatile Instant newest;
    private volatile Long snapshotLsn;

    void take(ConsumerRecord<?, ?> row) {
        if (header(row, "__op").filter(SNAPSHOT_ROW::equals).isPresent()) {
            // No sign of life: a snapshot may read this table and fail at the next.
            // The newest record counts, not the highest position: a database that moved to another cluster counts anew.
            number(row, "__lsn").ifPresent(lsn -> snapshotLsn = lsn);
            return;
        }
        Instant written = number(row, "__source_ts_ms")
                .map(Instant::ofEpochMilli)
                .orElseGet(() -> Instant.ofEpochMilli(row.timestamp()));
        if (newest == null || written.isAfter(newest)) {
            newest = written;
        }
    }

    /** When the newest was written to the table. */
    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** Position in the database's log at which the last snapshot was taken. */
    OptionalLong snapshotLsn() {
        Long lsn = snapshotLsn;
        return lsn == null ? OptionalLong.empty() : OptionalLong.of(lsn);
    }

    private static Optional<String> header(ConsumerRecord<?, ?> row, String name) {
        Header header = row.headers().lastHeader(name);
        return Optional.ofNullable(header).map(Header::value).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** Debezium writes "null" where there is none. */
    private static Optional<Long> number(ConsumerRecord<?, ?> row, String name) {
        return header(row, name).filter(text -> NUMBER.matcher(text).matches()).map(Long::valueOf);
    }
}
