package io.stockstream.catalogue.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.catalogue.ProductRequested;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.RecordSizes;
import io.stockstream.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class RequestTroubleTest extends RequestFixture {

    private static ApiException away() {
        return ApiException.of(ProblemCode.DATABASE_UNAVAILABLE, "away");
    }

    @Test
    void shouldPutAsideUnreadableBytesAsTheyCame(CapturedOutput log) {
        byte[] junk = {9, 9, 9};
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), junk));
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[] {0, 0, 0, 99, 99, 1}));
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), null));

        ProducerRecord<byte[], byte[]> letter = letters.history().getFirst();
        assertThat(codes()).containsExactly("undeserializable", "undeserializable", "invalid_request");
        assertThat(letter.topic()).isEqualTo("stockstream.dead-letters");
        assertThat(letter.value()).isEqualTo(junk);
        assertThat(letter.key()).isEqualTo("SKU-1".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.headers().lastHeader("origin").value()).containsExactly(1, 2);
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("catalogue.product-requests");
        assertThat(header(letter, "__streams.errors.partition")).isEqualTo("3");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
        assertThat(header(letter, "stockstream.error.application")).isEqualTo("stockstream-catalogue-requests");
        assertThat(meters.counter(
                                "stockstream.dead.letters",
                                "application",
                                "stockstream-catalogue-requests",
                                "code",
                                "undeserializable")
                        .count())
                .isEqualTo(2);
        assertThat(log).contains("Dead letter from catalogue.product-requests partition 3 offset 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "000102", "0000000000", "ff"})
    void shouldPutAsideBytesThatEndTooEarly(String hex) {
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), HexFormat.of().parseHex(hex)));

        assertThat(codes()).containsExactly("undeserializable");
    }

    @Test
    void shouldPutAsideARecordThatIsNoRequest() {
        RequestListener other = new RequestListener(
                (topic, bytes) -> lamp(),
                null,
                new DeadLetterSender(letters, Duration.ofSeconds(1), "app", meters),
                new OutageLog("topic"));
        other.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[] {1}));

        assertThat(codes()).containsExactly("undeserializable");
    }

    @Test
    void shouldPutAsideAllOfTheLargestFact() {
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[RecordSizes.FACT]));

        assertThat(letters.history().getFirst().value()).hasSize(RecordSizes.FACT);
    }

    @Test
    void shouldLeaveOutWhatIsTooLarge() {
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[RecordSizes.CONCLUSION]));

        assertThat(letters.history().getFirst().value()).isNull();
        assertThat(header(letters.history().getFirst(), "stockstream.error.left-out"))
                .contains("too large");
    }

    @Test
    void shouldTryAgainWhileTheDatabaseIsAway() {
        RequestListener away =
                listener(Topics.PRODUCT_REQUESTS, new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x"));
        byte[] bytes = serdes.value(Topics.PRODUCT_REQUESTS)
                .serializer()
                .serialize(Topics.PRODUCT_REQUESTS.name(), new ProductRequested("r1", lamp()));

        assertThatThrownBy(() -> away.onMessage(record(Topics.PRODUCT_REQUESTS.name(), bytes)))
                .isInstanceOf(RuntimeException.class);
        assertThat(letters.history()).isEmpty();
    }

    @Test
    void shouldTryAgainWhileTheRegistryIsAway() {
        RequestListener away = new RequestListener(
                new AvroSerdes("http://127.0.0.1:1")
                        .value(Topics.PRODUCT_REQUESTS)
                        .deserializer(),
                null,
                new DeadLetterSender(letters, Duration.ofSeconds(1), "app", meters),
                new OutageLog("topic"));

        assertThatThrownBy(() -> away.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[] {0, 0, 0, 0, 7, 1})))
                .isInstanceOf(SerializationException.class);
        assertThat(letters.history()).isEmpty();
    }

    @Test
    void shouldTryAgainWhileTheLetterCannotBeSent() {
        letters.sendException = new KafkaException("away");

        assertThatThrownBy(() -> products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[] {9})))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void shouldTellOfAnOutageOnceAndOfItsEnd(CapturedOutput log) {
        OutageLog outages = new OutageLog("topic");
        ConsumerRecord<byte[], byte[]> record = record("topic", new byte[] {});
        outages.failedDelivery(record, away(), 1);
        outages.failedDelivery(record, away(), 2);
        outages.worked();
        outages.worked();

        assertThat(log.toString().lines().filter(line -> line.contains("cannot be carried out")))
                .hasSize(1);
        assertThat(log.toString().lines().filter(line -> line.contains("carried out again")))
                .hasSize(1);
    }
}
