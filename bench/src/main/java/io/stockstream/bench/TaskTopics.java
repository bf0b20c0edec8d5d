package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskReported;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes tasks of the queue default as any producer would, and counts those that succeeded. */
final class TaskTopics {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalSystem system;
    private final AvroSerdes serdes;

    TaskTopics(LocalSystem system) {
        this.system = system;
        this.serdes = new AvroSerdes(system.registryUrl());
    }

    /** Writes tasks; the broker has all when this returns. */
    void ask(String name, int count) {
        try (Producer<String, TaskRequested> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                Topics.TASKS_DEFAULT.keySerde().serializer(),
                serdes.value(Topics.TASKS_DEFAULT).serializer())) {
            for (int number = 0; number < count; number++) {
                TaskRequested task = new TaskRequested(
                        name + "-" + number,
                        "sum",
                        TaskQueue.DEFAULT,
                        "{\"numbers\":[%d,1]}".formatted(number),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(Topics.TASKS_DEFAULT.name(), task.getTaskId(), task));
            }
        }
    }

    /** Seconds until all of them have succeeded. */
    double run(String name, int count) {
        try (KafkaConsumer<String, TaskReported> reports =
                FromNowOn.read(system.bootstrapServers(), serdes, Topics.TASK_REPORTS)) {
            long begin = System.nanoTime();
            ask(name, count);
            int done = 0;
            while (done < count) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("Only %d of %d tasks succeeded".formatted(done, count));
                }
                for (var report : reports.poll(Duration.ofMillis(20))) {
                    done += report.value().getTaskId().startsWith(name + "-")
                                    && report.value().getState() == TaskState.SUCCEEDED
                            ? 1
                            : 0;
                }
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
