package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The version of a row as its ETag, and changes that are meant for one version. */
class RowTagTest extends CatalogueFixture {

    private static String tag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users | {\"username\":\"ada\",\"email\":\"ada@example.com\"} | {\"username\":\"eve\"}",
                "/api/v1/products | {\"sku\":\"S\",\"name\":\"Lamp\",\"price\":1,\"currency\":\"EUR\"} | {\"price\":2}",
                "/api/v1/warehouses | {\"id\":\"1\",\"name\":\"North\"} | {\"name\":\"South\"}"
            })
    void shouldTellTheVersionWithEveryAnswer(String path, String row, String change) {
        Answer created = api.post(path, row);
        Answer shown = api.get(path + "/1");
        Answer unchanged = api.put(path + "/1", "{}");
        Answer changed = api.put(path + "/1", change, "If-Match", tag(shown));
        Answer removed = api.delete(path + "/1", "If-Match", tag(changed));

        assertThat(tag(created)).isEqualTo("\"" + (rows.lastVersion() - 1) + "\"");
        assertThat(tag(shown)).isEqualTo(tag(created));
        assertThat(tag(unchanged)).isEqualTo(tag(created));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(tag(changed)).isEqualTo("\"" + rows.lastVersion() + "\"");
        assertThat(removed.status()).isEqualTo(204);
    }

    @Test
    void shouldTellTheVersionFromTheCacheToo() {
        Answer created = api.post("/users", ADA);
        api.get("/users/1");
        await().until(() -> redis.value("user:1").isPresent());
        int asked = streamsApp.count("catalogue-rows");
        Answer hit = api.get("/users/1");

        assertThat(tag(hit)).isEqualTo(tag(created));
        assertThat(hit.text()).isEqualTo(created.text());
        assertThat(streamsApp.count("catalogue-rows")).isEqualTo(asked);
    }

    @Test
    void shouldTellTheVersionFromTheDatabaseToo() {
        Answer created = api.post("/users", ADA);
        redis.beat(false);
        streamsApp.answer("catalogue-rows", query -> Reply.moving());

        assertThat(tag(api.get("/users/1"))).isEqualTo(tag(created));
    }

    @Test
    void shouldShowARowThatWasCachedWithoutItsVersion() {
        redis.set(
                "user:1",
                "{\"id\":1,\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}");
        Answer shown = api.get("/users/1");

        assertThat(shown.at("/username")).isEqualTo("x");
        assertThat(shown.header("ETag")).isEmpty();
    }

    @Test
    void shouldRefuseToOverwriteAnothersChange() {
        String read = tag(api.post("/users", ADA));
        String present = tag(api.put("/users/1", "{\"description\":\"first\"}", "If-Match", read));
        Answer refused = api.put("/users/1", "{\"description\":\"second\"}", "If-Match", read);
        Answer unchanged = api.put("/users/1", "{}", "If-Match", read);
        Answer kept = api.delete("/users/1", "If-Match", read);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(refused.at("/code")).isEqualTo("precondition_failed");
        assertThat(refused.at("/detail")).contains(present).contains("read the row again");
        assertThat(refused.at("/errors/0/field")).isEqualTo("If-Match");
        assertThat(refused.at("/errors/0/value")).isEqualTo(read);
        assertThat(unchanged.status()).isEqualTo(412);
        assertThat(kept.status()).isEqualTo(412);
        assertThat(api.get("/users/1").at("/description")).isEqualTo("first");
        assertThat(tag(api.get("/users/1"))).isEqualTo(present);
    }

    @Test
    void shouldTakeAnyExistingRowWithAStar() {
        api.post("/users", ADA);

        assertThat(api.put("/users/1", "{\"description\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(api.delete("/users/1", "If-Match", "*").status()).isEqualTo(204);
        assertThat(api.put("/users/1", "{\"description\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(api.delete("/users/1", "If-Match", "\"1\"").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "*, \"7\"", ""})
    void shouldRefuseAMalformedHeader(String header) {
        String read = tag(api.post("/users", ADA));
        Answer changed = api.put("/users/1", "{\"description\":\"x\"}", "If-Match", header);
        Answer removed = api.delete("/users/1", "If-Match", header);

        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.at("/code")).isEqualTo("bad_request");
        assertThat(changed.at("/errors/0/field")).isEqualTo("If-Match");
        assertThat(removed.status()).isEqualTo(400);
        assertThat(tag(api.get("/users/1"))).isEqualTo(read);
    }

    /** What the answer shows beside the row, such as the stock, changes while the version stays. */
    @Test
    void shouldNotSayThatAnAnswerIsTheSame() {
        redis.set("stock:SKU-1", "98");
        String read = tag(api.post("/api/v1/products", LAMP));
        redis.set("stock:SKU-1", "97");
        Answer again = api.get("/api/v1/products/1", "If-None-Match", read);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/stock_quantity")).isEqualTo("97");
        assertThat(tag(again)).isEqualTo(read);
    }

    @Test
    void shouldNotTellAVersionOfThePast() {
        streamsApp.answer("product-history", query -> Reply.found("{\"row\":%s}".formatted(PAST)));

        assertThat(api.get("/api/v1/products/1?as_of=2026-11-21T10:00:00Z").header("ETag"))
                .isEmpty();
    }

    @Test
    void shouldTellTheVersionInTheKeptAnswerToo() {
        Answer created = api.post("/users", "application/json", ADA, "Idempotency-Key", "row-tag");
        Answer replayed = api.post("/users", "application/json", ADA, "Idempotency-Key", "row-tag");

        assertThat(replayed.header("Idempotency-Replayed")).contains("true");
        assertThat(tag(replayed)).isEqualTo(tag(created));
    }

    /** A compressed answer would have to have another tag. */
    @Test
    void shouldTellAStrongTagOfALargeRowToo() {
        Answer created = api.post("/users", ADA.replace("}", ",\"description\":\"%s\"}".formatted("x".repeat(9_000))));
        Answer shown = api.get("/users/1", "Accept-Encoding", "gzip");

        assertThat(tag(shown)).isEqualTo(tag(created)).doesNotStartWith("W/");
    }
}
