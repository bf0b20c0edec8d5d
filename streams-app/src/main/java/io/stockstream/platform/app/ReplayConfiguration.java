package io.stockstream.platform.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockstream.platform.replay.Replay;
import io.stockstream.platform.replay.ReplayGauge;
import io.stockstream.topics.TopicCatalogue;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is in a replay only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnReplay
class ReplayConfiguration {

    @Bean
    Replay replay(StockstreamProperties properties) {
        if (properties.topologies().isEmpty()) {
            throw new IllegalArgumentException("REPLAY_ID is set, so TOPOLOGIES has to name what is to be replayed");
        }
        return new Replay(properties.replayId());
    }

    @Bean
    ReplayPreparation replayPreparation(
            Replay replay, TopicCatalogue catalogue, Admin admin, StockstreamProperties properties) {
        return new ReplayPreparation(replay, catalogue, admin, properties.bootstrapServers());
    }

    @Bean
    MeterBinder replayMeters(Replay replay) {
        return registry -> replay.gauges()
                .forEach(gauge -> Gauge.builder("stockstream.replay.remaining", gauge, ReplayGauge::remaining)
                        .description("Decisions that the replay has still to come to in this process, or a few more")
                        .tag("topology", gauge.topology())
                        .register(registry));
    }
}
