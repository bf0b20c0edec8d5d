package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeCache.Mood;
import io.stockstream.api.testing.FakeCatalogue;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.catalogue.table.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CachedReadTest extends CatalogueFixture {

    private static final String REST =
            ",\"email\":\"a@example.com\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}";
    private static final String OLD = "{\"id\":1,\"username\":\"old\"" + REST;
    private static final String NEW = "{\"id\":1,\"username\":\"new\"" + REST;

    private static String stored(long version, String row) {
        return "{\"partition\":%d,\"offset\":%d,\"version\":%d,\"deleted\":false,\"row\":%s}"
                .formatted(FakeCatalogue.partition(1), version, version, row);
    }

    private static final String PRODUCT = """
            {"id":1,"sku":"S","name":"Lamp","description":null,"price":19.90,"currency":"EUR",\
            "created_at":"2026-11-21T08:16:00Z","updated_at":null}""";

    @Test
    void shouldFillTheCacheAndReadFromIt() {
        stores.store(Tables.USERS, 1L, 5, NEW);
        double hits = metric("stockstream_cache_reads_total{application=\"query-api\",key=\"user\",outcome=\"hit\"");
        api.get("/users/1");
        await().until(() -> redis.value("user:1").isPresent());
        int asked = streamsApp.count("catalogue-rows");
        Answer hit = api.get("/users/1");

        assertThat(hit.text()).isEqualTo(NEW);
        assertThat(redis.value("user:1")).contains(NEW.replace("}", ",\"version\":5}"));
        assertThat(redis.ttl("user:1")).contains(Duration.ofHours(1));
        assertThat(streamsApp.count("catalogue-rows")).isEqualTo(asked);
        assertThat(metric("stockstream_cache_reads_total{application=\"query-api\",key=\"user\",outcome=\"hit\""))
                .isEqualTo(hits + 1);
    }

    @Test
    void shouldFillProductsForTenMinutesAsTheStoresTellThem() {
        stores.store(Tables.PRODUCTS, 1L, 5, PRODUCT);
        api.get("/api/v1/products/1");

        await().until(() -> redis.value("product:1").isPresent());
        assertThat(redis.value("product:1")).contains(PRODUCT.replace("}", ",\"version\":5}"));
        assertThat(redis.ttl("product:1")).contains(Duration.ofMinutes(10));
    }

    @Test
    void shouldDropUsersAndRefreshProductsThatAreWritten() {
        api.post("/users", ADA);
        api.get("/users/1");
        api.post("/api/v1/products", LAMP);
        await().until(() -> redis.value("user:1").isPresent());
        api.put("/users/1", "{\"username\":\"new\"}");
        api.put("/api/v1/products/1", "{\"name\":\"new\"}");

        assertThat(redis.value("user:1")).isEmpty();
        assertThat(redis.value("product:1").orElseThrow())
                .contains("\"name\":\"new\"")
                .doesNotContain("stock_quantity");
        assertThat(api.get("/users/1").at("/username")).isEqualTo("new");
        api.delete("/api/v1/products/1");
        assertThat(redis.value("product:1")).isEmpty();
    }

    @Test
    void shouldNotLetASlowReaderBringTheOldRowBack() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        rows.insert(Tables.USERS, Map.of("username", "old", "email", "a@example.com"));
        streamsApp.answer("catalogue-rows", query -> {
            if (query.containsKey("min_version")) {
                return Reply.found(stored(1_000_000, NEW));
            }
            reading.countDown();
            awaitQuietly(written);
            return Reply.found(stored(1, OLD));
        });
        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> api.get("/users/1"));
        reading.await();
        assertThat(api.put("/users/1", "{\"username\":\"new\"}").status()).isEqualTo(200);
        written.countDown();

        assertThat(slow.join().text()).isEqualTo(OLD);
        await().during(Duration.ofMillis(200)).until(() -> redis.value("user:1").isEmpty());
    }

    @Test
    void shouldNotShareALoadThatBeganBeforeTheOwnWrite() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        rows.insert(Tables.USERS, Map.of("username", "old", "email", "a@example.com"));
        streamsApp.answer("catalogue-rows", query -> {
            if (query.containsKey("min_version") || reading.getCount() == 0) {
                return Reply.found(stored(1_000_000, NEW));
            }
            reading.countDown();
            awaitQuietly(written);
            return Reply.found(stored(1, OLD));
        });
        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> api.get("/users/1"));
        reading.await();
        api.put("/users/1", "{\"username\":\"new\"}");
        Answer own = api.get("/users/1");
        written.countDown();

        assertThat(own.text()).isEqualTo(NEW);
        assertThat(slow.join().text()).isEqualTo(OLD);
    }

    @Test
    void shouldReadOnWhileRedisIsAwayAndSayItOnce(CapturedOutput log) {
        stores.store(Tables.USERS, 1L, 5, NEW);
        redis.mood(Mood.AWAY);
        for (int i = 0; i < 20; i++) {
            assertThat(api.get("/users/1").text()).isEqualTo(NEW);
        }
        redis.mood(Mood.WELL);
        await().until(() -> breaker() == 0);

        assertThat(log.toString().lines().filter(line -> line.contains("Redis does not answer")))
                .hasSize(1)
                .allMatch(line -> line.contains("WARN"));
        assertThat(log.toString().lines().filter(line -> line.contains("Redis answers again")))
                .hasSize(1);
    }

    @Test
    void shouldAnswerWithinTheTimeoutWhileRedisHangs() {
        stores.store(Tables.USERS, 1L, 5, NEW);
        redis.mood(Mood.HANGING);
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            assertThat(api.get("/users/1").text()).isEqualTo(NEW);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }

        assertThat(metric("stockstream_cache_breaker"))
                .as("Redis is left alone")
                .isPositive();
        assertThat(metric("stockstream_cache_reads_total{application=\"query-api\",key=\"user\",outcome=\"error\""))
                .isPositive();
    }

    @Test
    void shouldReadOwnWriteFromTheDatabaseWhileTheStoresLag() {
        api.post("/users", ADA);
        rows.reset();
        rows.insert(Tables.USERS, Map.of("username", "ada", "email", "ada@example.com"));
        Answer changed = api.put("/users/1", "{\"username\":\"new\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(redis.value("written:{user:1}")).isPresent();
        assertThat(redis.ttl("written:{user:1}")).contains(Duration.ofDays(1));
        assertThat(api.get("/users/1").at("/username")).isEqualTo("new");

        rows.away(true);
        assertThat(api.get("/users/1").at("/username"))
                .as("with PostgreSQL away the old row is better than none")
                .isEqualTo("ada");
    }

    @Test
    void shouldForgetTheWriteWhenTheStoresHaveIt() {
        rows.reset();
        api.post("/users", ADA);
        assertThat(api.get("/users/1").status()).isEqualTo(200);
        stores.store(Tables.USERS, 1L, 1_000_000, NEW);
        redis.set("user:1", OLD);

        assertThat(api.get("/users/1").text()).isEqualTo(NEW);
        assertThat(redis.value("written:{user:1}")).isEmpty();
        assertThat(redis.value("user:1")).as("what was cached before is gone").isEmpty();
    }

    @Test
    void shouldNotShowARowThatItDeletedWhileTheStoresLag() {
        api.post("/users", ADA);
        rows.capture(stores);
        rows.reset();
        rows.insert(Tables.USERS, Map.of("username", "ada", "email", "ada@example.com"));
        long start = System.nanoTime();

        assertThat(api.delete("/users/1").status()).isEqualTo(204);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
        assertThat(api.get("/users/1").status()).isEqualTo(404);
    }

    @Test
    void shouldNotShowTheAddressesOfAUserThatItDeletedWhileTheStoresLag() {
        String address =
                "{\"user_id\":1,\"line\":\"1 High St\",\"city\":\"London\",\"postal_code\":\"1\",\"country\":\"GB\"}";
        api.post("/users", ADA);
        assertThat(api.post("/api/v1/addresses", address).status()).isEqualTo(201);
        rows.stopCapture();

        assertThat(api.delete("/users/1").status()).isEqualTo(204);
        assertThat(api.get("/api/v1/addresses/1").status()).isEqualTo(404);
    }

    @Test
    void shouldRememberWritesOfUncachedTablesToo() {
        api.post("/users", ADA);
        rows.reset();
        Answer created = api.post(
                "/api/v1/addresses",
                "{\"user_id\":1,\"line\":\"1 High St\",\"city\":\"London\",\"postal_code\":\"1\",\"country\":\"GB\"}");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(api.get("/api/v1/addresses/1").text()).isEqualTo(created.text());
    }

    @Test
    void shouldRememberInThisProcessWhenRedisIsAway() {
        rows.reset();
        redis.mood(Mood.AWAY);
        api.post("/users", ADA);
        redis.reset();
        redis.set("user:1", OLD);

        assertThat(api.get("/users/1").at("/username")).isEqualTo("ada");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
