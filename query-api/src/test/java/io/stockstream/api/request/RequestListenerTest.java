package io.stockstream.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.catalogue.CatalogueTestAccess;
import io.stockstream.api.database.DatabaseTestAccess;
import io.stockstream.api.database.Row;
import io.stockstream.api.database.Rows;
import io.stockstream.api.table.Tables;
import io.stockstream.api.testing.TestDatabase;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import io.stockstream.catalogue.AddressRequested;
import io.stockstream.catalogue.CreateAddress;
import io.stockstream.catalogue.CreateProduct;
import io.stockstream.catalogue.ProductRequested;
import io.stockstream.catalogue.UpdateAddress;
import io.stockstream.catalogue.UpdateProduct;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class RequestListenerTest {

    private static TestDatabase database;

    private final AvroSerdes serdes = new AvroSerdes("mock://requests");
    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Rows rows = DatabaseTestAccess.rows(database.application());
    private final RequestListener products = listener(Topics.PRODUCT_REQUESTS, database.application());
    private final RequestListener addresses = listener(Topics.ADDRESS_REQUESTS, database.application());
    private long offset;

    @BeforeAll
    static void start() {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        JdbcTemplate jdbc = new JdbcTemplate(database.superuser());
        Tables.ALL.forEach(table -> jdbc.execute("DELETE FROM stockstream." + table.name()));
        jdbc.execute("DELETE FROM stockstream.handled_requests");
    }

    private <V extends SpecificRecord> RequestListener listener(Topic<String, V> topic, DataSource source) {
        RequestHandler handler = new RequestHandler(
                DatabaseTestAccess.rows(source),
                DatabaseTestAccess.handled(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                CatalogueTestAccess.warningWithoutStock());
        return new RequestListener(
                serdes.value(topic).deserializer(),
                handler,
                new DeadLetterSender(letters, Duration.ofSeconds(1), "stockstream-catalogue-requests", meters),
                new OutageLog(topic.name()));
    }

    private static CreateProduct lamp() {
        return new CreateProduct("SKU-1", "Lamp", null, new BigDecimal("19.90"), "EUR");
    }

    private ConsumerRecord<byte[], byte[]> record(String topic, byte[] value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 3, offset++, "SKU-1".getBytes(StandardCharsets.UTF_8), value);
        record.headers().add("origin", new byte[] {1, 2});
        return record;
    }

    private void product(String id, Object command) {
        byte[] bytes = serdes.value(Topics.PRODUCT_REQUESTS)
                .serializer()
                .serialize(Topics.PRODUCT_REQUESTS.name(), new ProductRequested(id, command));
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), bytes));
    }

    private void address(String id, Object command) {
        byte[] bytes = serdes.value(Topics.ADDRESS_REQUESTS)
                .serializer()
                .serialize(Topics.ADDRESS_REQUESTS.name(), new AddressRequested(id, command));
        addresses.onMessage(record(Topics.ADDRESS_REQUESTS.name(), bytes));
    }

    private Optional<Row> bySku(String sku) {
        return rows.update(Tables.PRODUCTS, "sku", sku, Map.of());
    }

    private List<String> codes() {
        return letters.history().stream()
                .map(letter -> header(letter, "stockstream.error.code"))
                .toList();
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldCreateOnceHoweverOftenTheRequestComes() {
        product("r1", lamp());
        long version = bySku("SKU-1").orElseThrow().version();
        product("r1", lamp());

        assertThat(bySku("SKU-1").orElseThrow().version()).isEqualTo(version);
        assertThat(letters.history()).isEmpty();
    }

    @Test
    void shouldUpdateBySkuOrById(CapturedOutput log) {
        product("r1", lamp());
        long id = (Long) bySku("SKU-1").orElseThrow().id();
        product("r2", new UpdateProduct(null, "SKU-1", "Torch", null, null, null));
        product("r3", new UpdateProduct(id, "SKU-2", null, null, new BigDecimal("5.00"), null));

        assertThat(bySku("SKU-1")).isEmpty();
        assertThat(bySku("SKU-2").orElseThrow().json().toString())
                .contains("\"name\":\"Torch\"")
                .contains("\"price\":5.00")
                .contains("\"currency\":\"EUR\"");
        assertThat(log).contains("Product %d (sku SKU-2) was updated and has none in stock".formatted(id));
    }

    @Test
    void shouldCreateAndUpdateAddresses() {
        Row user = rows.insert(Tables.USERS, Map.of("username", "ada", "email", "ada@example.com"));
        address("r1", new CreateAddress((Long) user.id(), "1 High St", "London", null, "SW1", "GB"));
        address("r2", new CreateAddress(999_999L, "1 High St", "London", null, "SW1", "GB"));
        long id = new JdbcTemplate(database.superuser())
                .queryForObject("SELECT id FROM stockstream.addresses", Long.class);
        address("r3", new UpdateAddress(id, null, "Leeds", null, null, null));
        address("r4", new UpdateAddress(id + 1, null, "Leeds", null, null, null));

        assertThat(rows.find(Tables.ADDRESSES, id).orElseThrow().json().toString())
                .contains("\"city\":\"Leeds\"")
                .contains("\"line\":\"1 High St\"");
        assertThat(codes()).containsExactly("invalid_request", "not_found");
    }

    @Test
    void shouldPutAsideWhatCanNeverBeDone() {
        product("r1", lamp());
        product("r1", new CreateProduct("SKU-2", "Lamp", null, new BigDecimal("19.90"), "EUR"));
        product("r2", lamp());
        product("r3", new UpdateProduct(null, "unknown", "Torch", null, null, null));
        product("r4", new UpdateProduct(null, null, "Torch", null, null, null));
        product("r5", new CreateProduct(" ", "Lamp", null, new BigDecimal("-1.00"), "eur"));
        product(" ", lamp());
        product("r6", new UpdateProduct(-1L, null, null, null, null, null));

        assertThat(codes())
                .containsExactly(
                        "conflicting_duplicate",
                        "taken",
                        "not_found",
                        "invalid_request",
                        "invalid_request",
                        "invalid_request",
                        "not_found");
        assertThat(header(letters.history().get(4), "__streams.errors.message"))
                .contains("sku")
                .contains("price")
                .contains("currency");
        assertThat(bySku("SKU-2")).isEmpty();
    }

    @Test
    void shouldRememberNothingOfARequestThatFailed() {
        product("r1", new UpdateProduct(null, "SKU-1", "Torch", null, null, null));
        product("r2", lamp());
        product("r1", new UpdateProduct(null, "SKU-1", "Torch", null, null, null));

        assertThat(codes()).containsExactly("not_found");
        assertThat(bySku("SKU-1").orElseThrow().json().get("name").stringValue())
                .isEqualTo("Torch");
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

    @Test
    void shouldLeaveOutWhatIsTooLarge() {
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), new byte[1_100_000]));

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
        outages.failedDelivery(record, ApiExceptions.away(), 1);
        outages.failedDelivery(record, ApiExceptions.away(), 2);
        outages.worked();
        outages.worked();

        assertThat(log.toString().lines().filter(line -> line.contains("cannot be carried out")))
                .hasSize(1);
        assertThat(log.toString().lines().filter(line -> line.contains("carried out again")))
                .hasSize(1);
    }

    private static final class ApiExceptions {
        static ApiException away() {
            return ApiException.of(ProblemCode.DATABASE_UNAVAILABLE, "away");
        }
    }
}
