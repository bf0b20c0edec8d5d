package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeCache.Mood;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.order.KnownRow;
import io.stockstream.order.LookupKind;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A confirmed write takes effect for every later order. */
class ConfirmedWriteTest extends CatalogueFixture {

    private static final AtomicInteger SKUS = new AtomicInteger();

    /** Ids of this test alone, because the writes of other tests are remembered. */
    private final String sku = "CONFIRMED-" + SKUS.incrementAndGet();

    @Autowired
    private FakeKafka kafka;

    @BeforeEach
    void forgetOrders() {
        kafka.reset();
    }

    @Test
    void shouldAnswerWhenOrdersSeeTheRow() {
        AtomicInteger asked = new AtomicInteger();
        streamsApp.answer("lookup-rows", query -> Reply.found("{\"shown\":%s}".formatted(asked.incrementAndGet() > 6)));

        assertThat(product().status()).isEqualTo(201);

        assertThat(asked.get()).as("by id and by sku").isGreaterThan(6);
        assertThat(redis.ttl("confirmed:sku:" + sku)).contains(Duration.ofMinutes(10));
    }

    @Test
    void shouldTellAnOrderOfTheNewestWriteOfEachRow() {
        long version = version(product());
        api.put("/api/v1/products/1", "{\"price\":5}");
        api.post("/users", ADA);
        api.post(
                "/api/v1/addresses",
                "{\"user_id\":1,\"line\":\"Main St 1\",\"city\":\"Riga\",\"postal_code\":\"LV-1010\",\"country\":\"LV\"}");

        assertThat(placedAgainst("""
                {"user_id":1,"delivery_address_id":1,"lines":[{"sku":"%s","quantity":1},{"product_id":1,"quantity":1},\
                {"sku":"never-written","quantity":1}]}""".formatted(sku)))
                .containsExactlyInAnyOrder(
                        new KnownRow(LookupKind.SKU, sku, version + 1, false),
                        new KnownRow(LookupKind.PRODUCT, "1", version + 1, false),
                        new KnownRow(LookupKind.USER, "1", version + 2, false),
                        new KnownRow(LookupKind.ADDRESS, "1", version + 3, false));
    }

    @Test
    void shouldTellAnOrderOfTheShopToo() {
        long version = version(product());
        api.post("/order", "{\"id\":\"o\",\"item\":\"%s\",\"qty\":1,\"email\":\"a@example.com\"}".formatted(sku));

        assertThat(kafka.values(Topics.ORDER_REQUESTS).getLast().getPlacedAgainst())
                .containsExactly(new KnownRow(LookupKind.SKU, sku, version, false));
    }

    @Test
    void shouldTellAnOrderOfADeletion() {
        long version = version(product());
        assertThat(api.delete("/api/v1/products/1").status()).isEqualTo(204);

        assertThat(placedAgainst(ordering(sku))).containsExactly(new KnownRow(LookupKind.SKU, sku, version, true));
    }

    @Test
    void shouldTellAnOrderOfASkuThatItsProductHasLeft() {
        long version = version(product());
        api.put("/api/v1/products/1", "{\"sku\":\"%s-new\"}".formatted(sku));

        assertThat(placedAgainst(ordering(sku))).containsExactly(new KnownRow(LookupKind.SKU, sku, version, true));
        assertThat(placedAgainst(ordering(sku + "-new")))
                .containsExactly(new KnownRow(LookupKind.SKU, sku + "-new", version + 1, false));
    }

    @Test
    void shouldConfirmAndRememberForADayWhenOrdersDoNotSeeTheRowInTime() {
        stores.lookupsLag();
        Answer created = product();

        assertThat(created.status()).isEqualTo(201);
        assertThat(redis.ttl("confirmed:sku:" + sku)).contains(Duration.ofDays(1));
        assertThat(placedAgainst(ordering(sku)))
                .containsExactly(new KnownRow(LookupKind.SKU, sku, version(created), false));
    }

    @Test
    void shouldTellAnOrderOfWhatAnotherInstanceHasConfirmed() {
        product();
        redis.set("confirmed:sku:" + sku, "999999999 deleted");

        assertThat(placedAgainst(ordering(sku))).containsExactly(new KnownRow(LookupKind.SKU, sku, 999_999_999L, true));
    }

    @Test
    void shouldTellAnOrderWithoutRedisWhatItHasConfirmedItself() {
        redis.mood(Mood.AWAY);
        long version = version(product());

        assertThat(placedAgainst(ordering(sku))).containsExactly(new KnownRow(LookupKind.SKU, sku, version, false));
    }

    @Test
    void shouldTakeOrdersWhateverSomebodyHasWrittenIntoRedis() {
        redis.set("confirmed:sku:" + sku, "yesterday");

        assertThat(placedAgainst(ordering(sku))).isEmpty();
    }

    private Answer product() {
        return api.post("/api/v1/products", LAMP.replace("SKU-1", sku));
    }

    private static String ordering(String sku) {
        return "{\"email\":\"a@example.com\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(sku);
    }

    private List<KnownRow> placedAgainst(String order) {
        Answer answer = api.post("/api/v1/orders", order);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return kafka.values(Topics.ORDER_REQUESTS).getLast().getPlacedAgainst();
    }

    /** Of the row that was written last. */
    private long version(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return rows.lastVersion();
    }
}
