package io.stockstream.platform.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.order.topology.OrderTopology;
import io.stockstream.order.view.OrderViewsTopology;
import io.stockstream.platform.replay.Replay;
import io.stockstream.platform.runtime.LetterLimits;
import io.stockstream.platform.runtime.RocksMemory;
import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.runtime.TopologyListener;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.intake.MovementIntakeTopology;
import io.stockstream.stock.topology.StockTopology;
import io.stockstream.stock.view.StockViewsTopology;
import io.stockstream.task.topology.TaskTopology;
import io.stockstream.task.view.TaskViewsTopology;
import io.stockstream.topics.TopicCatalogue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topologies of this process. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

    /** The catalogue's name of the JSON topic, which the configuration may change. */
    static final String JSON_TOPIC = "warehouse.movements.json";

    @Bean
    AvroSerdes avroSerdes(StockstreamProperties properties) {
        return new AvroSerdes(properties.registryUrl());
    }

    @Bean
    TopicCatalogue topicCatalogue(StockstreamProperties properties) {
        return TopicCatalogue.installed(properties.topicsFile()).renamed(JSON_TOPIC, properties.movementsJsonTopic());
    }

    @Bean
    Admin kafkaAdminClient(StockstreamProperties properties) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers()));
    }

    @Bean
    StreamsMeters streamsMeters(MeterRegistry registry) {
        return new StreamsMeters(registry);
    }

    @Bean
    RocksMemory rocksMemory(StockstreamProperties properties, MeterRegistry registry) {
        RocksMemory memory = RocksMemory.of(properties.streams().rocksdbMemory().toBytes());
        Gauge.builder("stockstream.rocksdb.memory", memory, RocksMemory::used)
                .baseUnit(BaseUnits.BYTES)
                .description("Memory outside the heap that RocksDB stores use, of STREAMS_ROCKSDB_MEMORY")
                .register(registry);
        return memory;
    }

    @Bean
    StreamsSettings streamsSettings(
            StockstreamProperties properties,
            MeterRegistry registry,
            RocksMemory memory,
            @Value("${server.port}") int port) {
        StockstreamProperties.Streams streams = properties.streams();
        Map<String, Object> extra = new HashMap<>(KafkaMeters.settings(registry));
        extra.putAll(memory.settings());
        extra.putAll(streams.properties());
        return new StreamsSettings(
                properties.bootstrapServers(),
                streams.stateDirectory(),
                streams.host() + ":" + port,
                streams.threads(),
                streams.commitInterval(),
                streams.gatherInterval(),
                streams.sessionTimeout(),
                streams.standbyReplicas(),
                extra);
    }

    /**
     * Entries stay in the day in which they were reported first, so a new zone holds for orders that come from then on.
     */
    @Bean
    BusinessCalendar businessCalendar(@Value("${stockstream.invoice.zone}") ZoneId zone) {
        return new BusinessCalendar(zone);
    }

    @Bean
    RunningTopologies runningTopologies(
            StockstreamProperties properties,
            AvroSerdes serdes,
            TopicCatalogue catalogue,
            StreamsSettings settings,
            StreamsMeters meters,
            MeterRegistry registry,
            BusinessCalendar calendar,
            ObjectProvider<Replay> replay) {
        List<TopologyModule> modules = new ArrayList<>();
        modules.add(new CatalogueTopology(
                serdes,
                catalogue.find(CatalogueTable.USERS.cdcTopic()).orElseThrow().partitions(),
                meters::ignored));
        modules.add(new LookupsTopology(
                serdes, catalogue.find(Topics.LOOKUPS.name()).orElseThrow().partitions()));
        modules.add(new StockTopology(
                serdes,
                properties.streams().ledger(),
                properties.streams().marks(),
                catalogue.find(Topics.MOVEMENTS.name()).orElseThrow().partitions(),
                meters::decided,
                meters::reservationDecided));
        modules.add(new OrderTopology(
                serdes,
                catalogue.find(Topics.ORDER_REQUESTS.name()).orElseThrow().partitions(),
                catalogue.find(Topics.LOOKUPS.name()).orElseThrow().partitions(),
                meters::decided));
        modules.add(new StockViewsTopology(serdes));
        modules.add(new OrderViewsTopology(serdes));
        modules.add(new TaskTopology(
                serdes, catalogue.find(Topics.TASK_REPORTS.name()).orElseThrow().partitions(), meters::lateTaskFact));
        modules.add(new ReportTopology(
                serdes,
                catalogue.find(Topics.REPORT_CLOSINGS.name()).orElseThrow().partitions(),
                catalogue.find(Topics.SHARD_CLOSINGS.name()).orElseThrow().partitions(),
                calendar));
        modules.add(new ScheduleTopology(
                serdes,
                catalogue.find(Topics.SCHEDULE_ROWS.name()).orElseThrow().partitions(),
                meters::decided));
        modules.add(new TaskViewsTopology(serdes));
        if (properties.appMode() == StockstreamProperties.AppMode.KAFKA) {
            modules.add(new MovementIntakeTopology(serdes, properties.movementsJsonTopic()));
        }
        Applications applications = new Applications(properties.topologies(), replay.getIfAvailable() != null);
        Function<TopologyModule, Wiring> wirings = wirings(replay.getIfAvailable());
        TopologyListener listener = new TopologyMeters(meters, registry, TopologyConfiguration::endProcess);
        LetterLimits limits = new LetterLimits(
                properties.streams().unforeseenLetters(), properties.streams().unforeseenShare());
        return new RunningTopologies(applications.of(modules).stream()
                .map(module -> new RunningTopology(module, wirings.apply(module), settings, limits, listener))
                .toList());
    }

    private static Function<TopologyModule, Wiring> wirings(Replay replayOrNull) {
        return replayOrNull == null ? module -> Wiring.live() : replayOrNull::wiring;
    }

    /** A process without memory, or with a broken JVM, can no longer help its topologies. */
    private static void endProcess() {
        // Not on the client's own thread: the shutdown closes the client and would wait for it.
        Thread.ofPlatform().name("exit-after-failure").start(() -> System.exit(1));
    }
}
