package io.stockstream.catalogue.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.api.testing.TestDatabase;
import io.stockstream.catalogue.AddressRequested;
import io.stockstream.catalogue.CreateProduct;
import io.stockstream.catalogue.ProductRequested;
import io.stockstream.catalogue.http.CatalogueTestAccess;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.platform.database.DatabaseTestAccess;
import io.stockstream.platform.database.Row;
import io.stockstream.platform.database.Rows;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Listeners on tables of a real PostgreSQL, and a scripted producer of dead letters. */
abstract class RequestFixture {

    static TestDatabase database;

    final AvroSerdes serdes = new AvroSerdes("mock://requests");
    final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Rows rows = DatabaseTestAccess.rows(database.application());
    final RequestListener products = listener(Topics.PRODUCT_REQUESTS, database.application());
    final RequestListener addresses = listener(Topics.ADDRESS_REQUESTS, database.application());
    long offset;

    @BeforeAll
    static void start() {
        database = new TestDatabase();
    }

    @BeforeEach
    void empty() {
        JdbcTemplate jdbc = new JdbcTemplate(database.superuser());
        Tables.ALL.forEach(table -> jdbc.execute("DELETE FROM stockstream." + table.name()));
        jdbc.execute("DELETE FROM stockstream.handled_requests");
    }

    <V extends SpecificRecord> RequestListener listener(Topic<String, V> topic, DataSource source) {
        RequestHandler handler = new RequestHandler(
                DatabaseTestAccess.rows(source),
                DatabaseTestAccess.handled(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                new StockLookups(CatalogueTestAccess.warningWithoutStock(), 100));
        return new RequestListener(
                serdes.value(topic).deserializer(),
                handler,
                new DeadLetterSender(letters, Duration.ofSeconds(1), "stockstream-catalogue-requests", meters),
                new OutageLog(topic.name()));
    }

    static CreateProduct lamp() {
        return new CreateProduct("SKU-1", "Lamp", null, new BigDecimal("19.90"), "EUR");
    }

    ConsumerRecord<byte[], byte[]> record(String topic, byte[] value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 3, offset++, "SKU-1".getBytes(StandardCharsets.UTF_8), value);
        record.headers().add("origin", new byte[] {1, 2});
        return record;
    }

    void product(String id, Object command) {
        byte[] bytes = serdes.value(Topics.PRODUCT_REQUESTS)
                .serializer()
                .serialize(Topics.PRODUCT_REQUESTS.name(), new ProductRequested(id, command));
        products.onMessage(record(Topics.PRODUCT_REQUESTS.name(), bytes));
    }

    void address(String id, Object command) {
        byte[] bytes = serdes.value(Topics.ADDRESS_REQUESTS)
                .serializer()
                .serialize(Topics.ADDRESS_REQUESTS.name(), new AddressRequested(id, command));
        addresses.onMessage(record(Topics.ADDRESS_REQUESTS.name(), bytes));
    }

    Optional<Row> bySku(String sku) {
        return rows.update(Tables.PRODUCTS, "sku", sku, Map.of());
    }

    List<String> codes() {
        return letters.history().stream()
                .map(letter -> header(letter, "stockstream.error.code"))
                .toList();
    }

    static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
