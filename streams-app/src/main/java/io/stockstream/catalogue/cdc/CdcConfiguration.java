package io.stockstream.catalogue.cdc;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.catalogue.connect.ConnectorWatch;
import io.stockstream.catalogue.store.CatalogueRowsReader;
import io.stockstream.catalogue.sweep.Sweeper;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.platform.app.ConditionalOnReplay;
import io.stockstream.platform.app.StockstreamProperties;
import io.stockstream.platform.database.Database;
import io.stockstream.platform.store.ConditionalOnTopology;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The sweeper, wherever the catalogue topology runs: an instance only sees the rows of its own partitions, so no
 * setting may switch it off. Not in a replay, whose stores show the past. With it, where it is switched on, the watch
 * over change data capture.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnReplay(false)
class CdcConfiguration {

    private static final InstantSource CLOCK = InstantSource.system();

    @Bean
    Heartbeats heartbeats() {
        return new Heartbeats();
    }

    @Bean
    @ConditionalOnTopology(CatalogueTopology.NAME)
    Sweeper sweeper(
            CatalogueRowsReader rows,
            Heartbeats heartbeats,
            Database database,
            CdcProperties properties,
            StockstreamProperties stockstream,
            MeterRegistry registry) {
        return Sweeper.connect(
                rows,
                heartbeats::snapshotLsn,
                database.dataSource(),
                properties.slot(),
                stockstream.bootstrapServers(),
                CLOCK,
                registry);
    }

    @Bean
    CdcWatchLifecycle cdcWatchLifecycle(
            CdcProperties properties,
            StockstreamProperties stockstream,
            Heartbeats heartbeats,
            ObjectProvider<ConnectorWatch> connector,
            ObjectProvider<SlotProbe> slot,
            ObjectProvider<Sweeper> sweeper) {
        List<Runnable> looks = new ArrayList<>();
        connector.ifAvailable(present -> looks.add(present::look));
        slot.ifAvailable(present -> looks.add(present::look));
        sweeper.ifAvailable(present -> looks.add(present::look));
        return new CdcWatchLifecycle(
                new HeartbeatReader(stockstream.bootstrapServers(), heartbeats), looks, properties.interval());
    }
}
