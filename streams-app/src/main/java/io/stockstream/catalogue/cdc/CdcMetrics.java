package io.stockstream.catalogue.cdc;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockstream.catalogue.connect.ConnectorReport;
import io.stockstream.catalogue.connect.ConnectorState;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Change data capture as metrics; every instance reports the same connector, so alerts take the maximum. */
final class CdcMetrics implements MeterBinder {

    private static final List<String> SLOT_STATUSES =
            List.of("reserved", "extended", "unreserved", "lost", "missing", "unknown");

    private final Supplier<ConnectorReport> connector;
    private final Supplier<ReplicationSlot> slot;
    private final CdcStatus status;

    CdcMetrics(Supplier<ConnectorReport> connector, Supplier<ReplicationSlot> slot, CdcStatus status) {
        this.connector = connector;
        this.slot = slot;
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ConnectorState state : ConnectorState.values()) {
            Gauge.builder(
                            "stockstream.connector.state",
                            connector,
                            report -> one(report.get().state() == state))
                    .description("1 for the state that the connector is in")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder(
                        "stockstream.connector.restarts",
                        connector,
                        report -> report.get().restarts())
                .description("Times that this instance had the connector or its task started again")
                .register(registry);
        Gauge.builder("stockstream.cdc.heartbeat.age", status, CdcMetrics::heartbeatAge)
                .description(
                        "Age of the newest heartbeat that came from PostgreSQL through Kafka; of this process, until one has")
                .baseUnit("seconds")
                .register(registry);
        slot(registry);
    }

    private void slot(MeterRegistry registry) {
        Gauge.builder("stockstream.cdc.slot.lag", slot, CdcMetrics::lag)
                .description("Write-ahead log that the connector has not confirmed yet")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(
                        "stockstream.cdc.slot.active",
                        slot,
                        seen -> one(seen.get().active()))
                .description("1 while a consumer reads the replication slot")
                .register(registry);
        for (String name : SLOT_STATUSES) {
            Gauge.builder(
                            "stockstream.cdc.slot.status",
                            slot,
                            seen -> one(seen.get().status().equals(name)))
                    .description("1 for the state of the replication slot")
                    .tag("status", name)
                    .register(registry);
        }
    }

    private static double heartbeatAge(CdcStatus status) {
        return status.silence().toMillis() / 1_000.0;
    }

    private static double lag(Supplier<ReplicationSlot> slot) {
        ReplicationSlot seen = slot.get();
        return seen.lagBytes().isPresent() ? seen.lagBytes().getAsLong() : Double.NaN;
    }

    private static double one(boolean yes) {
        return yes ? 1 : 0;
    }
}
