package io.stockstream.catalogue.cdc;

import io.stockstream.catalogue.connect.ConnectorReport;
import io.stockstream.catalogue.sweep.SweepReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that is known about change data capture, and whether it is well. */
final class CdcStatus {

    private final Supplier<ConnectorReport> connector;
    private final Supplier<ReplicationSlot> slot;
    private final Heartbeats heartbeats;
    private final Supplier<SweepReport> sweep;
    private final Duration heartbeatLimit;
    private final InstantSource clock;
    private final Instant started;

    CdcStatus(
            Supplier<ConnectorReport> connector,
            Supplier<ReplicationSlot> slot,
            Heartbeats heartbeats,
            Supplier<SweepReport> sweep,
            Duration heartbeatLimit,
            InstantSource clock) {
        this.connector = connector;
        this.slot = slot;
        this.heartbeats = heartbeats;
        this.sweep = sweep;
        this.heartbeatLimit = heartbeatLimit;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Age of the newest heartbeat; empty until one has been read. */
    Optional<Duration> heartbeatAge() {
        return heartbeats.newest().map(this::since);
    }

    /** Time since the last heartbeat, or since the start when there has been none. */
    Duration silence() {
        return heartbeatAge().orElseGet(() -> since(started));
    }

    /** What is wrong, in words; empty when changes flow. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (connector.get().isFailing()) {
            problems.add("the connector failed");
        }
        if (slot.get().isGone()) {
            problems.add("the replication slot is " + slot.get().status());
        }
        if (silence().compareTo(heartbeatLimit) > 0) {
            problems.add("no heartbeat for %d s".formatted(silence().toSeconds()));
        }
        return problems;
    }

    /** Every fact by name, in reading order; unknown ones are missing. */
    Map<String, Object> details() {
        ConnectorReport report = connector.get();
        ReplicationSlot seen = slot.get();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("connector", report.connector());
        details.put("task", report.task());
        report.failure().ifPresent(failure -> details.put("failure", failure));
        details.put("restarts", report.restarts());
        seen.lagBytes().ifPresent(lag -> details.put("slot_lag_bytes", lag));
        details.put("slot_status", seen.status());
        details.put("slot_active", seen.active());
        heartbeatAge().ifPresent(age -> details.put("heartbeat_age_seconds", age.toSeconds()));
        heartbeats.snapshotLsn().ifPresent(lsn -> details.put("snapshot_lsn", lsn));
        SweepReport swept = sweep.get();
        details.put("sweep", swept.state());
        details.put("swept_rows", swept.rows());
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            details.put("problems", problems);
        }
        return details;
    }

    private Duration since(Instant moment) {
        Duration age = Duration.between(moment, clock.instant());
        // Another machine's clock may be ahead of ours.
        return age.isNegative() ? Duration.ZERO : age;
    }
}
