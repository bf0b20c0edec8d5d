package io.stockstream.catalogue.cdc;

import io.stockstream.catalogue.connect.ConnectRest;
import io.stockstream.catalogue.connect.ConnectorWatch;
import io.stockstream.catalogue.connect.SignsOfLife;
import io.stockstream.catalogue.sweep.SweepReport;
import io.stockstream.catalogue.sweep.Sweeper;
import io.stockstream.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The watch over change data capture; several instances may run it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnCdcWatch
class CdcWatchConfiguration {

    private static final InstantSource CLOCK = InstantSource.system();

    @Bean
    SlotProbe slotProbe(Database database, CdcProperties properties) {
        return new SlotProbe(database.dataSource(), properties.slot());
    }

    @Bean
    ConnectRest connectRest(CdcProperties properties) {
        return new ConnectRest(properties.connectUrl(), properties.connector());
    }

    @Bean
    ConnectorWatch connectorWatch(
            CdcProperties properties, ConnectRest connect, Heartbeats heartbeats, SlotProbe slot) {
        SignsOfLife signs = new SignsOfLife() {
            @Override
            public boolean heartbeatAfter(Instant moment) {
                return heartbeats
                        .newest()
                        .filter(newest -> newest.isAfter(moment))
                        .isPresent();
            }

            @Override
            public boolean slotIsRead() {
                return slot.newest().active();
            }
        };
        return new ConnectorWatch(
                properties.connector(),
                connect,
                signs,
                CLOCK,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    CdcStatus cdcStatus(
            ConnectorWatch connector,
            SlotProbe slot,
            Heartbeats heartbeats,
            ObjectProvider<Sweeper> sweeper,
            CdcProperties properties) {
        SweepReport none = new SweepReport("the catalogue topology does not run here", 0);
        return new CdcStatus(
                connector::report,
                slot::newest,
                heartbeats,
                () -> sweeper.stream().findFirst().map(Sweeper::report).orElse(none),
                properties.heartbeatLimit(),
                CLOCK);
    }

    @Bean
    CdcMetrics cdcMetrics(ConnectorWatch connector, SlotProbe slot, CdcStatus status) {
        return new CdcMetrics(connector::report, slot::newest, status);
    }

    /** Affects neither liveness nor readiness: an instance can do nothing about it, and reads go on. */
    @Bean
    HealthIndicator changeDataCaptureHealthIndicator(CdcStatus status) {
        return () -> {
            Health.Builder health = status.problems().isEmpty() ? Health.up() : Health.down();
            return health.withDetails(status.details()).build();
        };
    }
}
