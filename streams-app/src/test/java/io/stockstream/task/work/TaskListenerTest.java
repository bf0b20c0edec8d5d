package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.Acknowledgment;

class TaskListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Acknowledgment acknowledgment = acknowledged::incrementAndGet;
    private final WorkerFixture fixture = new WorkerFixture(
            work -> {
                calls.incrementAndGet();
                begun.countDown();
                mayEnd.await();
                return null;
            },
            pause -> {
                asleep.countDown();
                new CountDownLatch(1).await();
            });
    private final TaskListener listener = new TaskListener(
            fixture.worker, new Lane(2, OrderPressure.NONE, Thread::sleep), new Acknowledgments(Runnable::run));
    private final ConsumerRecord<byte[], byte[]> record = fixture.record(WorkerFixture.request());
    private final List<TopicPartition> partition = List.of(new TopicPartition(record.topic(), record.partition()));

    @AfterEach
    void end() throws InterruptedException {
        mayEnd.countDown();
        listener.drain(LIMIT);
    }

    @Test
    void shouldReturnAtOnceAndAcknowledgeAfterTheWork() throws Exception {
        listener.onMessage(record, acknowledgment);

        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasValue(0);

        mayEnd.countDown();
        await().atMost(LIMIT).until(() -> acknowledged.get() == 1);
    }

    @Test
    void shouldGoOnWithWorkWhosePartitionCameBack() throws Exception {
        Acknowledgment stale = () -> {
            throw new IllegalStateException("stale");
        };
        listener.onMessage(record, stale);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        listener.onPartitionsRevokedBeforeCommit(null, partition);

        listener.onMessage(record, acknowledgment);
        mayEnd.countDown();

        await().atMost(LIMIT).until(() -> acknowledged.get() == 1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldBearThatThePartitionIsGoneWhenTheWorkEnds() throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        listener.onMessage(record, () -> {
            tried.countDown();
            throw new IllegalStateException("offsets list is empty");
        });
        mayEnd.countDown();

        assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
        listener.onMessage(record, acknowledgment);
        await().atMost(LIMIT).until(() -> acknowledged.get() == 1);
        assertThat(calls).as("the ledger knows that it is done").hasValue(1);
    }

    @Test
    void shouldLeaveWhatOnlyWaitsWhenThePartitionGoes() throws Exception {
        ConsumerRecord<byte[], byte[]> waiting =
                new ConsumerRecord<>("tasks.priority.retry-4", 3, 17L, record.key(), record.value());
        long due = fixture.clock.instant().plusSeconds(600).toEpochMilli();
        waiting.headers().add(TaskRecord.header(TaskRecord.DUE, Long.toString(due)));
        listener.onMessage(waiting, acknowledgment);
        assertThat(asleep.await(10, TimeUnit.SECONDS)).isTrue();

        listener.onPartitionsLost(null, List.of(new TopicPartition(waiting.topic(), waiting.partition())));

        listener.drain(LIMIT);
        assertThat(calls).hasValue(0);
        assertThat(acknowledged).hasValue(0);
    }

    @Test
    void shouldEndWhatIsUnderWayAndTakeNoMoreWhenItStops() throws Exception {
        listener.onMessage(record, acknowledgment);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Thread drain = Thread.ofVirtual().start(() -> {
            try {
                listener.drain(LIMIT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        mayEnd.countDown();

        assertThat(drain.join(LIMIT)).isTrue();
        assertThat(acknowledged).hasValue(1);
        listener.onMessage(record, acknowledgment);
        listener.drain(LIMIT);
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void shouldLeaveWhatDoesNotEndInTime() throws Exception {
        listener.onMessage(record, acknowledgment);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        listener.drain(Duration.ofMillis(20));

        assertThat(acknowledged).hasValue(0);
    }
}
