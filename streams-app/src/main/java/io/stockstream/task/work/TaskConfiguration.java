package io.stockstream.task.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.app.StockstreamProperties;
import io.stockstream.platform.database.Database;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.RecordSizes;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskType;
import io.stockstream.task.handler.TaskHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task workers; a role that can be switched off apart from the topologies. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stockstream.executors", havingValue = "true", matchIfMissing = true)
class TaskConfiguration {

    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

    @Bean
    Handlers taskHandlers(ObjectProvider<TaskHandler> handlers) {
        return new Handlers(handlers.stream().toList());
    }

    @Bean
    Outbox taskOutbox(StockstreamProperties properties, TaskProperties tasks) {
        return new Outbox(
                producer(properties.bootstrapServers()),
                DELIVERY_TIMEOUT.multipliedBy(2),
                patience("Kafka or the schema registry", tasks));
    }

    @Bean
    KafkaBacklog orderBacklog(StockstreamProperties properties) {
        return new KafkaBacklog(
                Admin.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrapServers(),
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        "stockstream-task-lag")),
                List.of(Application.SHOP.id()));
    }

    @Bean
    TaskWorker.Surroundings taskSurroundings(
            TaskProperties tasks,
            StreamsSettings streams,
            Database database,
            AvroSerdes serdes,
            Outbox outbox,
            MeterRegistry meters) {
        return new TaskWorker.Surroundings(
                streams.applicationServer(),
                new JdbcTaskLedger(database.dataSource()),
                patience("PostgreSQL", tasks),
                patience("The schema registry", tasks),
                outbox,
                new TaskMessages(serdes),
                new TaskMeters(meters),
                InstantSource.system(),
                Thread::sleep,
                new Watch.Pace(tasks.runningAfter(), WATCH_PERIOD));
    }

    @Bean
    TaskWorkers taskWorkers(
            TaskProperties tasks,
            StockstreamProperties properties,
            StreamsSettings streams,
            AvroSerdes serdes,
            Handlers handlers,
            KafkaBacklog backlog,
            TaskWorker.Surroundings around) {
        OrderLag lag = new OrderLag(backlog, tasks.yieldAboveLag(), InstantSource.system());
        RetryLadder ladder = new RetryLadder(
                tasks.retryDelays(),
                tasks.retryPolicy(),
                () -> ThreadLocalRandom.current().nextDouble());
        TaskContainers containers =
                new TaskContainers(TaskContainers.consumers(properties.bootstrapServers(), streams.sessionTimeout()));
        TaskWorkers workers = new TaskWorkers();
        tasks.concurrencies().forEach((topics, concurrency) -> {
            if (concurrency > 0) {
                TaskReader reader =
                        new TaskReader(topics, serdes.value(topics.requests()).deserializer(), InstantSource.system());
                // Orders depend on timers, so timers must not wait for orders.
                OrderPressure pressure = topics.queue() == TaskQueue.SYSTEM ? OrderPressure.NONE : lag;
                Lane lane = new Lane(concurrency, pressure, Thread::sleep);
                around.meters().lane(topics.word(), lane);
                TaskListener listener = new TaskListener(
                        new TaskWorker(topics, reader, handlers, ladder, around), lane, Acknowledgments.gathered());
                workers.add(listener, containers.of(topics, listener));
            }
        });
        around.meters().lag(lag);
        around.patiences().forEach(patience -> around.meters().waits(patience, around.clock()));
        return workers;
    }

    /** An instance without workers has no say in what can be done. */
    @Bean
    TypeAnnouncement taskTypeAnnouncement(TaskProperties tasks, AvroSerdes serdes, Handlers handlers, Outbox outbox) {
        TaskMessages messages = new TaskMessages(serdes);
        boolean works = tasks.concurrencies().values().stream().anyMatch(concurrency -> concurrency > 0);
        List<TaskType> types = works ? handlers.described(tasks.retryPolicy()) : List.of();
        return new TypeAnnouncement(types.stream().map(messages::type).toList(), outbox, Thread::sleep);
    }

    /** Neither liveness nor readiness depends on it: its failure needs an operator, and the topologies go on. */
    @Bean
    HealthIndicator taskWorkersHealthIndicator(TaskWorkers workers, TaskWorker.Surroundings around) {
        return () -> {
            Health.Builder health =
                    workers.stopped().isEmpty() ? Health.up() : Health.down().withDetail("stopped", workers.stopped());
            around.patiences()
                    .forEach(patience -> patience.outage()
                            .ifPresent(outage -> health.withDetail(
                                    patience.what(),
                                    "away since %s; %d tasks wait: %s"
                                            .formatted(outage.since(), patience.waiting(), outage.error()))));
            return health.build();
        };
    }

    private static Patience patience(String what, TaskProperties tasks) {
        return new Patience(what, tasks.patience(), InstantSource.system(), Thread::sleep);
    }

    private static Producer<byte[], byte[]> producer(String bootstrapServers) {
        int timeout = Math.toIntExact(DELIVERY_TIMEOUT.toMillis());
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "stockstream-task-workers");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        // A dead letter holds the whole record and the reason.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordSizes.CONCLUSION);
        config.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
