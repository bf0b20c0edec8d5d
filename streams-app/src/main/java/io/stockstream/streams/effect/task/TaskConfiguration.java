package io.stockstream.streams.effect.task;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.RecordSizes;
import io.stockstream.streams.config.StockstreamProperties;
import io.stockstream.streams.effect.database.Database;
import io.stockstream.streams.runtime.StreamsSettings;
import io.stockstream.streams.task.TaskHandler;
import io.stockstream.task.TaskType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
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
    Outbox taskOutbox(StockstreamProperties properties) {
        return new Outbox(
                producer(properties.bootstrapServers()),
                DELIVERY_TIMEOUT.multipliedBy(2),
                new Patience("Kafka or the schema registry", Thread::sleep));
    }

    @Bean
    TaskWorkers taskWorkers(
            TaskProperties tasks,
            StockstreamProperties properties,
            StreamsSettings streams,
            Database database,
            AvroSerdes serdes,
            Handlers handlers,
            Outbox outbox,
            MeterRegistry meters) {
        TaskWorker.Surroundings around = new TaskWorker.Surroundings(
                streams.applicationServer(),
                new JdbcTaskLedger(database.dataSource()),
                new Patience("PostgreSQL", Thread::sleep),
                outbox,
                new TaskMessages(serdes),
                new TaskMeters(meters),
                InstantSource.system(),
                Thread::sleep,
                WATCH_PERIOD);
        RetryLadder ladder = new RetryLadder(
                tasks.retryDelays(),
                tasks.retryPolicy(),
                () -> ThreadLocalRandom.current().nextDouble());
        TaskContainers containers =
                new TaskContainers(TaskContainers.consumers(properties.bootstrapServers(), streams.sessionTimeout()));
        TaskWorkers workers = new TaskWorkers();
        Map<QueueTopics, Integer> queues = Map.of(
                QueueTopics.PRIORITY, tasks.priorityConcurrency(), QueueTopics.DEFAULT, tasks.defaultConcurrency());
        queues.forEach((topics, concurrency) -> {
            if (concurrency > 0) {
                TaskReader reader =
                        new TaskReader(topics, serdes.value(topics.requests()).deserializer(), InstantSource.system());
                TaskListener listener = new TaskListener(new TaskWorker(topics, reader, handlers, ladder, around));
                workers.add(listener, containers.of(topics, concurrency, listener));
            }
        });
        return workers;
    }

    /** An instance without workers has no say in what can be done. */
    @Bean
    TypeAnnouncement taskTypeAnnouncement(TaskProperties tasks, AvroSerdes serdes, Handlers handlers, Outbox outbox) {
        TaskMessages messages = new TaskMessages(serdes);
        boolean works = tasks.priorityConcurrency() + tasks.defaultConcurrency() > 0;
        List<TaskType> types = works ? handlers.described(tasks.retryPolicy()) : List.of();
        return new TypeAnnouncement(types.stream().map(messages::type).toList(), outbox);
    }

    /** Neither alive nor ready depend on it: what it tells of needs a person, and the topologies go on. */
    @Bean
    HealthIndicator taskWorkersHealthIndicator(TaskWorkers workers) {
        return () -> workers.stopped().isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stopped", workers.stopped()).build();
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
        // A letter holds all of the record that it is about, and its reason.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordSizes.CONCLUSION);
        config.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
