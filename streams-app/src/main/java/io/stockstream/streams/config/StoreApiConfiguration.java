package io.stockstream.streams.config;

import io.stockstream.streams.query.ConditionalOnStockViews;
import io.stockstream.streams.query.PartitionCounts;
import io.stockstream.streams.query.PartitionOwners;
import io.stockstream.streams.query.ReadBarrier;
import io.stockstream.streams.query.StoreReader;
import io.stockstream.streams.runtime.RunningTopology;
import io.stockstream.streams.runtime.StreamsProperties;
import io.stockstream.streams.runtime.StreamsSettings;
import io.stockstream.streams.view.StockViewsTopology;
import io.stockstream.topics.TopicCatalogue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store API reads the stores of the views topology. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStockViews
class StoreApiConfiguration {

    /** Not closed by the container: its life cycle is that of its topology. */
    @Bean(destroyMethod = "")
    KafkaStreams viewStreams(RunningTopologies topologies) {
        return topologies
                .find(StockViewsTopology.NAME)
                .map(RunningTopology::streams)
                .orElseThrow();
    }

    @Bean
    PartitionOwners partitionOwners(KafkaStreams viewStreams) {
        return new PartitionOwners(viewStreams);
    }

    @Bean
    PartitionCounts partitionCounts(TopicCatalogue catalogue) {
        return new PartitionCounts(catalogue);
    }

    @Bean
    StoreReader storeReader(KafkaStreams viewStreams, PartitionOwners owners, Admin admin, StreamsSettings settings) {
        ReadBarrier barrier =
                new ReadBarrier(viewStreams, admin, StreamsProperties.applicationId(StockViewsTopology.NAME));
        return new StoreReader(viewStreams, owners, barrier, HostInfo.buildFromEndpoint(settings.applicationServer()));
    }
}
