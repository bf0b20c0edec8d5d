package io.stockstream.platform.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TestDatabase;
import io.stockstream.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class HistoryListenerTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final AvroSerdes serdes = new AvroSerdes("mock://history");
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final HistoryOutage outage = new HistoryOutage();

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE history.tasks");
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void shouldKeepTheRowsOfWhatIsForgotten() {
        listener(DATABASE.history()).onMessage(List.of(task(0, "t"), tombstone(1, "t")));

        assertThat(tasks()).isEqualTo("t");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldGiveUpOnlyWhatCannotBeKept() {
        listener(DATABASE.history())
                .onMessage(List.of(
                        task(0, "first"),
                        task(1, "with a zero \0"),
                        record(2, "x", "no Avro".getBytes(StandardCharsets.UTF_8)),
                        task(3, "last")));

        assertThat(tasks()).isEqualTo("first,last");
        assertThat(kafka.history())
                .extracting(HistoryListenerTest::code)
                .containsExactly(HistoryListener.UNREADABLE, HistoryListener.REFUSED);
        assertThat(kafka.history())
                .extracting(letter -> header(letter, "__streams.errors.offset"))
                .containsExactly("2", "1");
    }

    @Test
    void shouldGiveUpNothingWhileTheDatabaseIsAway() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/x");

        assertThatThrownBy(() -> listener(nowhere).onMessage(List.of(task(0, "t"))))
                .isInstanceOf(HistoryListener.HistoryAwayException.class);
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldNotGoOnBeforeTheLettersAreCertain() {
        kafka.sendException = new TimeoutException("no broker");
        List<ConsumerRecord<byte[], byte[]>> batch =
                List.of(record(0, "x", "no Avro".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> listener(DATABASE.history()).onMessage(batch)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldSayOnceThatItCannotWriteAndOnceThatItCan() {
        outage.failedDelivery(task(0, "t"), new IllegalStateException("away"), 1);
        assertThat(outage.lasts()).isEqualTo(1);

        listener(DATABASE.history()).onMessage(List.of(task(0, "t")));

        assertThat(outage.lasts()).isZero();
    }

    private HistoryListener listener(DataSource database) {
        return new HistoryListener(
                new HistoryReader(serdes),
                new HistoryTables(database, InstantSource.system()),
                new HistoryLetters(kafka, "group"),
                outage,
                new SimpleMeterRegistry());
    }

    private ConsumerRecord<byte[], byte[]> task(long offset, String id) {
        return record(
                offset,
                id,
                serdes.value(Topics.TASKS)
                        .serializer()
                        .serialize(Topics.TASKS.name(), Records.task(id, TaskState.SUCCEEDED, Records.AT)));
    }

    private static ConsumerRecord<byte[], byte[]> tombstone(long offset, String id) {
        return record(offset, id, null);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String id, byte[] value) {
        return new ConsumerRecord<>(Topics.TASKS.name(), 0, offset, id.getBytes(StandardCharsets.UTF_8), value);
    }

    private static String tasks() {
        return DATABASE.text("SELECT string_agg(task_id, ',' ORDER BY log_offset) FROM history.tasks");
    }

    private static String code(ProducerRecord<byte[], byte[]> letter) {
        return header(letter, DeadLetters.CODE);
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
