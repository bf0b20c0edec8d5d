package io.stockstream.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.Product;
import io.stockstream.platform.failure.TestClock;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class CacheListenerTest {

    private static final Uuid USERS = Uuid.randomUuid();
    private static final Uuid PRODUCTS = Uuid.randomUuid();
    private static final Uuid LEVELS = Uuid.randomUuid();

    private final TestClock clock = new TestClock();
    private final Map<String, Uuid> kafka =
            new HashMap<>(Map.of("cdc.users", USERS, "cdc.products", PRODUCTS, "stock.levels", LEVELS));
    private final List<Change> written = new ArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final MockConsumer<String, Product> consumer = new MockConsumer<>("none");

    @Test
    void shouldDropAUserThatChanged() {
        listener(written::addAll).onMessage(List.of(row("catalogue.users", "1", null, 17)), consumer);

        assertThat(written).containsExactly(new Change.Drop("user:1", new Fence(USERS, 3, 17)));
    }

    @Test
    void shouldWriteAProductAsThePublicJsonWithItsVersion() {
        Product product = product("1");
        listener(written::addAll).onMessage(List.of(row("catalogue.products", "1", product, 17)), consumer);

        assertThat(written)
                .containsExactly(new Change.Refresh(
                        "product:1",
                        CatalogueJson.of(product)
                                .put("version", product.getVersion())
                                .toString(),
                        new Fence(PRODUCTS, 3, 17),
                        Duration.ofMinutes(10)));
    }

    @Test
    void shouldDropAProductThatIsGone() {
        listener(written::addAll).onMessage(List.of(row("catalogue.products", "1", null, 17)), consumer);

        assertThat(written).containsExactly(new Change.Drop("product:1", new Fence(PRODUCTS, 3, 17)));
    }

    @Test
    void shouldWriteOnlyTheNewestChangeOfAKey() {
        listener(written::addAll)
                .onMessage(
                        List.of(
                                row("catalogue.products", "1", product("1"), 17),
                                row("catalogue.products", "1", null, 18)),
                        consumer);

        assertThat(written).containsExactly(new Change.Drop("product:1", new Fence(PRODUCTS, 3, 18)));
    }

    @Test
    void shouldPassOverARowThatCannotBeFenced() {
        listener(written::addAll)
                .onMessage(List.of(new ConsumerRecord<>("catalogue.users", 3, 5, "1", null)), consumer);

        assertThat(written).isEmpty();
    }

    @Test
    void shouldWriteTheUnitsOnHandForEver() {
        StockLevel level = StockLevel.newBuilder()
                .setSku("S-1")
                .setOnHand(12)
                .setReserved(0)
                .setInTransit(0)
                .setLost(0)
                .setSurplus(0)
                .setReceived(12)
                .setSold(0)
                .setVersion(1)
                .setUpdatedAt(clock.instant())
                .build();
        Map<Integer, Change> changes = new HashMap<>();
        changes.put(5, project(new ConsumerRecord<>("stock.levels", 3, 5, "S-1", level)));
        changes.put(6, project(new ConsumerRecord<>("stock.levels", 3, 6, "S-1", null)));

        assertThat(changes)
                .containsEntry(5, new Change.Put("stock:S-1", "12", new Fence(LEVELS, 3, 5), Duration.ZERO))
                .containsEntry(6, new Change.Drop("stock:S-1", new Fence(LEVELS, 3, 6)));
    }

    private static Change project(ConsumerRecord<String, StockLevel> level) {
        return new StockProjection().change(level, topic -> LEVELS).orElseThrow();
    }

    @Test
    void shouldPassOverTheLevelOfASingleWarehouse() {
        String key = StockLevelKey.of("S-1", "A");

        assertThat(new StockProjection().change(new ConsumerRecord<>("stock.levels", 3, 5, key, null), topic -> LEVELS))
                .isEmpty();
    }

    @Test
    void shouldPassOverARowWhoseOriginIsNoNumber() {
        ConsumerRecord<String, Product> row = new ConsumerRecord<>("catalogue.users", 3, 5, "1", null);
        row.headers().add(Topics.CDC_OFFSET, "x".getBytes(StandardCharsets.UTF_8));

        listener(written::addAll).onMessage(List.of(row), consumer);

        assertThat(written).isEmpty();
    }

    @Test
    void shouldTellReadersOnceASecondThatItKeepsUp() {
        keepUp(0);
        CacheListener<Product> listener = listener(written::addAll);
        List<ConsumerRecord<String, Product>> batch = List.of(row("catalogue.users", "1", null, 17));
        listener.onMessage(batch, consumer);
        listener.onMessage(batch, consumer);
        clock.advance(Duration.ofSeconds(1));
        listener.idle(consumer);

        assertThat(beats).hasValue(2);
    }

    @Test
    void shouldNotTellReadersThatItKeepsUpWhenItCannotWriteOrIsFarBehind() {
        keepUp(0);
        CacheListener<Product> failing = listener(changes -> {
            throw new IllegalStateException("Redis is full");
        });
        List<ConsumerRecord<String, Product>> batch = List.of(row("catalogue.users", "1", null, 17));
        assertThatThrownBy(() -> failing.onMessage(batch, consumer)).hasMessage("Redis is full");
        keepUp(10_000);
        listener(written::addAll).onMessage(batch, consumer);

        assertThat(beats).hasValue(0);
    }

    /** A partition with this many records not fetched yet. */
    private void keepUp(long waiting) {
        TopicPartition partition = new TopicPartition("catalogue.users", 3);
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, waiting));
        consumer.seek(partition, 0);
    }

    @Test
    void shouldAskForTopicIdsAgainAfterAFailure() {
        List<Change> attempts = new ArrayList<>();
        CacheListener<Product> listener = listener(changes -> {
            attempts.addAll(changes);
            throw new IllegalStateException("Redis is away");
        });
        List<ConsumerRecord<String, Product>> batch = List.of(row("catalogue.users", "1", null, 17));
        assertThatThrownBy(() -> listener.onMessage(batch, consumer)).hasMessage("Redis is away");
        Uuid anew = Uuid.randomUuid();
        kafka.put("cdc.users", anew);

        assertThatThrownBy(() -> listener.onMessage(batch, consumer)).hasMessage("Redis is away");

        assertThat(attempts).extracting(change -> change.fence().topicId()).containsExactly(USERS, anew);
    }

    @Test
    void shouldAskForTopicIdsAgainAtAnAssignmentAndAfterAMinute() {
        CacheListener<Product> listener = listener(written::addAll);
        List<ConsumerRecord<String, Product>> batch = List.of(row("catalogue.users", "1", null, 17));
        listener.onMessage(batch, consumer);
        Uuid second = Uuid.randomUuid();
        kafka.put("cdc.users", second);
        listener.onMessage(batch, consumer);
        listener.onPartitionsAssigned(List.of());
        listener.onMessage(batch, consumer);
        Uuid third = Uuid.randomUuid();
        kafka.put("cdc.users", third);
        clock.advance(Duration.ofSeconds(61));
        listener.onMessage(batch, consumer);

        assertThat(written).extracting(change -> change.fence().topicId()).containsExactly(USERS, USERS, second, third);
    }

    private CacheListener<Product> listener(Consumer<Collection<Change>> cache) {
        return new CacheListener<>(
                new CatalogueProjection(),
                changes -> {
                    cache.accept(changes);
                    return List.of();
                },
                ids(),
                new OutageLog("user:{id}"),
                new PulseVoice(beats::incrementAndGet, clock));
    }

    private TopicIdMemory ids() {
        return new TopicIdMemory(
                () -> {
                    Map<String, Uuid> now = Map.copyOf(kafka);
                    return now::get;
                },
                clock);
    }

    private static ConsumerRecord<String, Product> row(String topic, String id, Product value, long cdcOffset) {
        ConsumerRecord<String, Product> row = new ConsumerRecord<>(topic, 3, 1_000 + cdcOffset, id, value);
        row.headers().add(Topics.CDC_OFFSET, Long.toString(cdcOffset).getBytes(StandardCharsets.UTF_8));
        return row;
    }

    private static Product product(String id) {
        return Product.newBuilder()
                .setId(Long.parseLong(id))
                .setSku("S-" + id)
                .setName("Bolt")
                .setDescription(null)
                .setPrice(new BigDecimal("12.50"))
                .setCurrency("EUR")
                .setCreatedAt(Instant.parse("2026-11-21T08:00:00Z"))
                .setUpdatedAt(null)
                .setVersion(9)
                .build();
    }
}
