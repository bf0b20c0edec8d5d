package io.stockstream.catalogue.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.catalogue.connect.ConnectorReport;
import io.stockstream.catalogue.connect.ConnectorState;
import io.stockstream.catalogue.sweep.SweepReport;
import io.stockstream.platform.failure.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CdcStatusTest {

    private final TestClock clock = new TestClock();
    private final Heartbeats heartbeats = new Heartbeats();
    private ConnectorReport connector = report(ConnectorState.RUNNING, null);
    private ReplicationSlot slot = new ReplicationSlot("reserved", true, OptionalLong.of(56));
    private final CdcStatus status = new CdcStatus(
            () -> connector,
            () -> slot,
            heartbeats,
            () -> new SweepReport("no snapshot seen", 0),
            Duration.ofMinutes(1),
            clock);

    @Test
    void shouldBeWellWhileHeartbeatsCome() {
        heartbeat();
        clock.advance(Duration.ofMinutes(1));

        assertThat(status.problems()).isEmpty();
        assertThat(status.details())
                .containsEntry("connector", "RUNNING")
                .containsEntry("task", "RUNNING")
                .containsEntry("slot_lag_bytes", 56L)
                .containsEntry("slot_status", "reserved")
                .containsEntry("heartbeat_age_seconds", 60L)
                .doesNotContainKeys("failure", "problems");
    }

    @Test
    void shouldTellOfSilence() {
        heartbeat();
        clock.advance(Duration.ofSeconds(61));

        assertThat(status.problems()).containsExactly("no heartbeat for 61 s");
    }

    @Test
    void shouldGiveTheFirstHeartbeatTimeToCome() {
        clock.advance(Duration.ofMinutes(1));
        assertThat(status.problems()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(status.problems()).hasSize(1);
    }

    @Test
    void shouldTellOfAFailureWhileItFlaps() {
        heartbeat();
        connector = report(ConnectorState.FLAPPING, "RealException: why");

        assertThat(status.problems()).containsExactly("the connector failed");
        assertThat(status.details()).containsEntry("failure", "RealException: why");
    }

    @Test
    void shouldTellOfASlotThatIsLostOrMissing() {
        heartbeat();
        slot = new ReplicationSlot("lost", false, OptionalLong.empty());
        assertThat(status.problems()).containsExactly("the replication slot is lost");

        slot = ReplicationSlot.MISSING;
        assertThat(status.problems()).containsExactly("the replication slot is missing");
    }

    @Test
    void shouldNotJudgeASlotThatIsNotKnown() {
        heartbeat();
        slot = ReplicationSlot.UNKNOWN;

        assertThat(status.problems()).isEmpty();
        assertThat(status.details()).doesNotContainKey("slot_lag_bytes");
    }

    @Test
    void shouldBeMetricsToo() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        new CdcMetrics(() -> connector, () -> slot, status).bindTo(metrics);
        clock.advance(Duration.ofSeconds(90));
        assertThat(metrics.get("stockstream.cdc.heartbeat.age").gauge().value())
                .as("since the start, while there is none")
                .isEqualTo(90);

        heartbeat();
        clock.advance(Duration.ofMillis(1_500));

        assertThat(metrics.get("stockstream.cdc.heartbeat.age").gauge().value()).isEqualTo(1.5);
        assertThat(metrics.get("stockstream.cdc.slot.lag").gauge().value()).isEqualTo(56);
        assertThat(metrics.get("stockstream.connector.state")
                        .tag("state", "running")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("stockstream.connector.restarts")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    private void heartbeat() {
        ConsumerRecord<byte[], byte[]> row = new ConsumerRecord<>(HeartbeatReader.TOPIC, 0, 0, null, null);
        String now = Long.toString(clock.instant().toEpochMilli());
        row.headers().add("__source_ts_ms", now.getBytes(StandardCharsets.UTF_8));
        heartbeats.take(row);
    }

    private static ConnectorReport report(ConnectorState state, String failure) {
        return new ConnectorReport(state, "RUNNING", "RUNNING", Optional.ofNullable(failure), 2);
    }
}
