package io.stockstream.platform.app;

import io.stockstream.catalogue.store.LocalCatalogueRows;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.order.store.LocalOrders;
import io.stockstream.order.store.OrderIntake;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.ProcessingProgress;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.runtime.StreamsProperties;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.LocalTopology;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.PartitionOwners;
import io.stockstream.platform.store.ReadBarrier;
import io.stockstream.platform.store.ReadableTopologies;
import io.stockstream.platform.store.ReadableTopology;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.schema.Topics;
import io.stockstream.stock.store.MovementIntake;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.topics.TopicCatalogue;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reading from outside what the topologies of this process say can be read. */
@Configuration(proxyBeanMethods = false)
class StoreApiConfiguration {

    @Bean
    ReadableTopologies readableTopologies(RunningTopologies topologies, Admin admin) {
        return new ReadableTopologies(topologies.all().stream()
                .flatMap(running -> readable(running, admin))
                .toList());
    }

    /** Each topology by itself: applications are a matter of this process. */
    private static Stream<ReadableTopology> readable(RunningTopology running, Admin admin) {
        ReadBarrier barrier = new ReadBarrier(
                running::streams, admin, StreamsProperties.applicationId(running.application()), running::progress);
        return running.readable().stream()
                .collect(Collectors.groupingBy(ReadableStore::topology, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(topology -> new LocalTopology(
                        topology.getKey(), topology.getValue(), running::streams, running::failure, barrier));
    }

    /** The orders topology may run elsewhere: the offsets of its group show its progress. */
    @Bean
    @ConditionalOnTopology(OrderViewsTopology.NAME)
    OrderIntake orderIntake(RunningTopologies topologies, Admin admin) {
        ReadBarrier barrier = new ReadBarrier(
                topologies.find(OrderViewsTopology.NAME).orElseThrow()::streams,
                admin,
                Application.SHOP.id(),
                StoreApiConfiguration::nothing);
        return partition -> barrier.await(new TopicPartition(Topics.ORDER_REQUESTS.name(), partition));
    }

    /** The stock topology may run elsewhere: the offsets of its group show its progress. */
    @Bean
    @ConditionalOnTopology(StockViewsTopology.NAME)
    MovementIntake movementIntake(RunningTopologies topologies, Admin admin, PartitionCounts partitions) {
        ReadBarrier barrier = new ReadBarrier(
                topologies.find(StockViewsTopology.NAME).orElseThrow()::streams,
                admin,
                Application.SHOP.id(),
                StoreApiConfiguration::nothing);
        String facts = Topics.MOVEMENTS.name();
        return () -> barrier.awaitAll(IntStream.range(0, partitions.of(facts))
                .mapToObj(partition -> new TopicPartition(facts, partition))
                .toList());
    }

    /** Of a topology that may run elsewhere. */
    private static ProcessingProgress nothing() {
        return new ProcessingProgress();
    }

    @Bean
    PartitionOwners partitionOwners(ReadableTopologies topologies) {
        return new PartitionOwners(topologies);
    }

    @Bean
    PartitionCounts partitionCounts(TopicCatalogue catalogue) {
        return new PartitionCounts(catalogue);
    }

    @Bean
    StoreReader storeReader(ReadableTopologies topologies, PartitionOwners owners, StreamsSettings settings) {
        return new StoreReader(topologies, owners, HostInfo.buildFromEndpoint(settings.applicationServer()));
    }

    @Bean
    @ConditionalOnTopology(OrderViewsTopology.NAME)
    LocalOrders localOrders(StoreReader reader, PartitionCounts partitions) {
        return new LocalOrders(reader, partitions);
    }

    @Bean
    @ConditionalOnTopology(CatalogueTopology.NAME)
    LocalCatalogueRows catalogueRows(StoreReader reader) {
        return new LocalCatalogueRows(reader);
    }
}
