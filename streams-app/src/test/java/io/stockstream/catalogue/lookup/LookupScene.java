package io.stockstream.catalogue.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.RowAsked;
import io.stockstream.order.RowVersion;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;

/** The lookups topology with its topics. */
final class LookupScene implements AutoCloseable {

    private final TopologyDriver topology = new TopologyDriver(serdes -> new LookupsTopology(serdes, 1));
    private final TestInputTopic<String, User> users = topology.input(Topics.USERS);
    private final TestInputTopic<String, Address> addresses = topology.input(Topics.ADDRESSES);
    private final TestInputTopic<String, Product> products = topology.input(Topics.PRODUCTS);
    private final TestInputTopic<String, Product> skusIn = topology.input(Topics.SKUS);
    private final TestInputTopic<String, LookupRequested> lookups = topology.input(Topics.LOOKUPS);
    private final TestOutputTopic<String, LookupAnswered> answers = topology.output(Topics.LOOKUP_ANSWERS);
    private final TestOutputTopic<String, Product> skus = topology.output(Topics.SKUS);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();

    void user(String id, User rowOrNull) {
        users.pipeInput(id, rowOrNull);
    }

    /** The tombstone of a user, with the version that was deleted. */
    void userDeleted(String id, long version) {
        users.pipeInput(new TestRecord<>(id, null, headers(Topics.DELETED_VERSION, version), (Instant) null));
    }

    void address(String id, Address rowOrNull) {
        addresses.pipeInput(id, rowOrNull);
    }

    /** A change of a product whose record was written then. */
    void product(String id, Product rowOrNull, Instant recorded) {
        products.pipeInput(id, rowOrNull, recorded);
    }

    /** A change of a product that was committed then and recorded a moment later. */
    void productCommitted(String id, Product rowOrNull, Instant committed) {
        products.pipeInput(new TestRecord<>(
                id, rowOrNull, headers(Topics.COMMITTED_AT, committed.toEpochMilli()), committed.plusMillis(40)));
    }

    /** What another task says of a sku. */
    void sku(String sku, Product rowOrNull, Instant recorded) {
        skusIn.pipeInput(sku, rowOrNull, recorded);
    }

    /** A tombstone of another task: the product that had the sku left it. */
    void left(String sku, String version, Instant recorded) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Topics.PRODUCT_VERSION, version.getBytes(StandardCharsets.UTF_8));
        skusIn.pipeInput(new TestRecord<>(sku, null, headers, recorded));
    }

    void ask(String key, LookupRequested requestOrNull, Instant recorded) {
        lookups.pipeInput(key, requestOrNull, recorded);
    }

    /** A lookup for an order placed against a version. */
    RowAnswered answer(LookupKind kind, String key, Instant asOf, RowVersion least) {
        ask(key, question(asOf, new RowAsked(kind, key, 1, least)), asOf);
        return answers.readValue().getRows().getFirst();
    }

    /** Makes a lookup and returns the result. */
    Object find(LookupKind kind, String key, Instant asOf) {
        return answer(kind, key, asOf, null).getFound();
    }

    /** A question of the order o-1. */
    static LookupRequested question(Instant asOf, RowAsked... rows) {
        return new LookupRequested("o-1", asOf, List.of(rows));
    }

    /** Name of the product that is found; {@code null} when there is none. */
    String name(LookupKind kind, String key, Instant asOf) {
        return find(kind, key, asOf) instanceof ProductFound found ? found.getName() : null;
    }

    TestRecord<String, LookupAnswered> answer() {
        return answers.readRecord();
    }

    /**
     * The changes of skus since the last call, such as "A v5", and "A none 5" for a tombstone with the version that
     * left.
     */
    List<String> toldOfSkus() {
        return skus.readRecordsToList().stream().map(LookupScene::told).toList();
    }

    TestRecord<String, Product> sku() {
        return skus.readRecord();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    void expectNothingFurther() {
        assertThat(answers.isEmpty()).as("no further answers").isTrue();
        assertThat(skus.isEmpty()).as("nothing further of skus").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
    }

    private static RecordHeaders headers(String name, long number) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(name, Long.toString(number).getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private static String told(TestRecord<String, Product> record) {
        String version =
                new String(record.headers().lastHeader(Topics.PRODUCT_VERSION).value(), StandardCharsets.UTF_8);
        return record.value() == null
                ? "%s none %s".formatted(record.key(), version)
                : "%s v%s".formatted(record.key(), version);
    }

    @Override
    public void close() {
        topology.close();
    }
}
