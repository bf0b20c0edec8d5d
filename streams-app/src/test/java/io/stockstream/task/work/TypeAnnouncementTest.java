package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.schema.Topics;
import io.stockstream.task.TaskType;
import io.stockstream.task.handler.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TypeAnnouncementTest {

    private static final RetryPolicy COMMON = new RetryPolicy(List.of(Duration.ofSeconds(2)), 20);

    private final WorkerFixture fixture = new WorkerFixture(work -> null);

    private TypeAnnouncement announcement(Sleeper sleeper) {
        TaskMessages messages = new TaskMessages(fixture.serdes);
        List<TaskType> types;
        try (Handlers handlers =
                new Handlers(List.of(new FakeHandler("sum", work -> null), new FakeHandler("mail", work -> null)))) {
            types = handlers.described(COMMON);
        }
        return new TypeAnnouncement(
                types.stream().map(messages::type).toList(),
                new Outbox(
                        fixture.producer,
                        Duration.ofSeconds(1),
                        new Patience("Kafka", WorkerFixture.PATIENCE, fixture.clock, sleeper)),
                sleeper);
    }

    @Test
    void shouldTellEveryTypeEvenWhenKafkaIsAwayAtFirst() {
        AtomicInteger pauses = new AtomicInteger();
        fixture.producer.sendException = new TimeoutException("no broker");

        announcement(pause -> {
                    if (pauses.incrementAndGet() == 3) {
                        fixture.producer.sendException = null;
                    }
                })
                .start();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> fixture.sent("tasks.types").size() == 2);
        ProducerRecord<byte[], byte[]> mail = fixture.sent("tasks.types").getFirst();
        assertThat(new String(mail.key(), StandardCharsets.UTF_8)).isEqualTo("mail");
        TaskType type = fixture.value(Topics.TASK_TYPES, mail);
        assertThat(type.getMaxAttempts()).isEqualTo(20);
        assertThat(type.getPayloadSchema()).isEqualTo(FakeHandler.ANY_OBJECT);
    }

    @Test
    void shouldEndWithTheProcessThoughKafkaIsAway() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        fixture.producer.sendException = new TimeoutException("no broker");
        TypeAnnouncement announcement = announcement(pause -> {
            asleep.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                woken.countDown();
            }
        });
        announcement.start();
        assertThat(asleep.await(10, TimeUnit.SECONDS)).isTrue();

        announcement.stop();

        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(announcement.isRunning()).isFalse();
    }
}
