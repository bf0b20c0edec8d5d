package io.stockstream.catalogue.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private final Heartbeats heartbeats = new Heartbeats();

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(heartbeats.newest()).isEmpty();
        assertThat(heartbeats.snapshotLsn()).isEmpty();
    }

    @Test
    void shouldRememberWhenTheNewestWasCommitted() {
        take("u", "10", "2000");
        take("u", "9", "1000");

        assertThat(heartbeats.newest()).contains(Instant.ofEpochMilli(2_000));
        assertThat(heartbeats.snapshotLsn()).isEmpty();
    }

    @Test
    void shouldTakeTheRecordsTimeWhereTheCommitIsNotTold() {
        take("u", "10", "null");

        assertThat(heartbeats.newest()).contains(Instant.ofEpochMilli(77));
    }

    @Test
    void shouldRememberTheLastSnapshotNotTheHighest() {
        take("r", "900", "1000");
        take("u", "950", "2000");
        take("r", "500", "3000");

        assertThat(heartbeats.snapshotLsn()).hasValue(500);
    }

    @Test
    void shouldPassOverIncrementalSnapshotsWhichHaveNoPosition() {
        take("r", "null", "1000");

        assertThat(heartbeats.snapshotLsn()).isEmpty();
    }

    @Test
    void shouldSurviveHeadersThatAreNoNumbers() {
        take("r", "x", "");
        take("u", "x", "");

        assertThat(heartbeats.newest()).contains(Instant.ofEpochMilli(77));
        assertThat(heartbeats.snapshotLsn()).isEmpty();
    }

    @Test
    void shouldNotTakeASnapshotForASignOfLife() {
        take("u", "10", "1000");
        take("r", "20", "5000");

        assertThat(heartbeats.newest()).contains(Instant.ofEpochMilli(1_000));
    }

    private void take(String operation, String lsn, String committed) {
        ConsumerRecord<byte[], byte[]> row = new ConsumerRecord<>(
                HeartbeatReader.TOPIC,
                0,
                0,
                77,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
        row.headers()
                .add("__op", operation.getBytes(StandardCharsets.UTF_8))
                .add("__lsn", lsn.getBytes(StandardCharsets.UTF_8))
                .add("__source_ts_ms", committed.getBytes(StandardCharsets.UTF_8));
        heartbeats.take(row);
    }
}
