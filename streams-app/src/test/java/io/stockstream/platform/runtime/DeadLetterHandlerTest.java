package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.RecordSizes;
import io.stockstream.schema.Topics;
import io.stockstream.schema.UndecidableException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterHandlerTest {

    private final List<String> heard = new ArrayList<>();
    private final DeadLetterHandler handler = new DeadLetterHandler();

    @BeforeEach
    void configure() {
        DeadLetterListener listener = (application, code) -> heard.add(application + " " + code);
        handler.configure(Map.of("application.id", "stockstream-stock", DeadLetterListener.SETTING, listener));
    }

    @Test
    void shouldKeepTheBytesAndTheReasonOfARecordThatCannotBeRead() {
        DeserializationExceptionHandler.Response response = handler.handleError(
                context(),
                new ConsumerRecord<>("facts", 3, 42L, bytes("key"), bytes("poison")),
                new SerializationException("Unknown magic byte!"));

        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
        ProducerRecord<byte[], byte[]> letter =
                response.deadLetterQueueRecords().getFirst();
        assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(letter.key()).isEqualTo(bytes("key"));
        assertThat(letter.value()).isEqualTo(bytes("poison"));
        assertThat(header(letter, "__streams.errors.message")).isEqualTo("Unknown magic byte!");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("42");
        assertThat(heard).containsExactly("stockstream-stock undeserializable");
    }

    @Test
    void shouldStopRatherThanGiveARecordUpWhenTheRegistryIsAway() {
        DeserializationExceptionHandler.Response response = handler.handleError(
                context(),
                new ConsumerRecord<>("facts", 3, 42L, bytes("key"), bytes("good")),
                new RegistryAwayException(new SerializationException("x")));

        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldKeepAllOfTheLargestFactThatABrokerTakes() {
        byte[] largest = new byte[RecordSizes.FACT];

        DeserializationExceptionHandler.Response response = handler.handleError(
                context(),
                new ConsumerRecord<>("facts", 3, 42L, bytes("key"), largest),
                new SerializationException("\u4e16".repeat(10_000)));

        ProducerRecord<byte[], byte[]> letter =
                response.deadLetterQueueRecords().getFirst();
        assertThat(letter.value()).isEqualTo(largest);
        assertThat(letter.headers().lastHeader("stockstream.error.left-out")).isNull();
        assertThat(written(letter)).isLessThan(RecordSizes.LARGEST_CONCLUSION);
    }

    @Test
    void shouldLeaveOutHeadersThatWouldMakeALetterTooLargeWhateverTheirAlphabet() {
        RecordHeaders many = new RecordHeaders();
        for (int i = 0; i < 300_000; i++) {
            many.add("\u4e16\u4e16", new byte[0]);
        }

        ProducerRecord<byte[], byte[]> letter = handler.handleError(
                        context(many),
                        new ConsumerRecord<>("facts", 3, 42L, bytes("key"), bytes("value")),
                        new SerializationException("x"))
                .deadLetterQueueRecords()
                .getFirst();

        assertThat(header(letter, "stockstream.error.left-out")).contains("too large");
        assertThat(written(letter)).isLessThan(RecordSizes.LARGEST_CONCLUSION);
    }

    @Test
    void shouldLeaveOutWhatNoBrokerWouldTake() {
        DeserializationExceptionHandler.Response response = handler.handleError(
                context(),
                new ConsumerRecord<>("facts", 3, 42L, bytes("key"), new byte[RecordSizes.CONCLUSION - 1_000]),
                new SerializationException("Unknown magic byte!"));

        ProducerRecord<byte[], byte[]> letter =
                response.deadLetterQueueRecords().getFirst();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "stockstream.error.left-out")).contains("too large");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("42");
    }

    @Test
    void shouldStopWhenKafkaFailsInTheMiddleOfProcessing() {
        ProcessingExceptionHandler.Response response =
                handler.handleError(context(), new Record<>("k", "v", 0L), new TimeoutException("no broker"));

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    }

    /** As Kafka counts, with its overhead. */
    private static int written(ProducerRecord<byte[], byte[]> letter) {
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                letter.key(),
                letter.value(),
                letter.headers().toArray());
    }

    @Test
    void shouldNeitherSkipNorCommitWhatOnlyANewerReleaseCanDecide() {
        UndecidableException newer = new UndecidableException("state of a newer release", null);

        assertThat(handler.handleError(context(), new Record<>("k", "v", 0L), newer)
                        .result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        assertThat(handler.handleError(
                                context(), new ConsumerRecord<>("facts", 3, 42L, bytes("key"), bytes("new")), newer)
                        .result())
                .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldStopInsteadOfGivingUpMoreThanAFewRecordsThatNobodyForesaw() {
        LetterBudget budget = new LetterBudget(new LetterLimits(2, 0), System::nanoTime);
        handler.configure(Map.of("application.id", "stockstream-stock", DeadLetterHandler.BUDGET, budget));
        NullPointerException defect = new NullPointerException();

        assertThat(Stream.generate(() -> handler.handleError(context(), new Record<>("k", "v", 0L), defect)
                                .result())
                        .limit(4))
                .containsExactly(
                        ProcessingExceptionHandler.Result.RESUME,
                        ProcessingExceptionHandler.Result.RESUME,
                        ProcessingExceptionHandler.Result.FAIL,
                        ProcessingExceptionHandler.Result.FAIL);
        assertThat(budget.isSpent()).isTrue();
    }

    private static ErrorHandlerContext context() {
        return context(new RecordHeaders());
    }

    private static ErrorHandlerContext context(RecordHeaders headers) {
        return (ErrorHandlerContext) Proxy.newProxyInstance(
                ErrorHandlerContext.class.getClassLoader(),
                new Class<?>[] {ErrorHandlerContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "topic" -> "facts";
                    case "partition" -> 3;
                    case "offset" -> 42L;
                    case "timestamp" -> 0L;
                    case "headers" -> headers;
                    default -> null;
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
