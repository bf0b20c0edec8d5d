package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CrudTest extends CatalogueFixture {

    @Test
    void shouldCreateAndShow() {
        Answer created = api.post("/users", ADA);
        Answer shown = api.get("/users/1");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/users/1");
        assertThat(created.text()).isEqualTo("""
                {"id":1,"username":"ada","email":"ada@example.com","description":null,\
                "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null}""");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).isEqualTo(created.text());
    }

    @Test
    void shouldChangeOnlyWhatIsGiven() {
        api.post("/users", ADA.replace("}", ",\"description\":\"first\"}"));
        Answer changed = api.put("/users/1", "{\"username\":\"lovelace\"}");
        Answer cleared = api.put("/users/1", "{\"description\":null}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/username")).isEqualTo("lovelace");
        assertThat(changed.at("/description")).isEqualTo("first");
        assertThat(cleared.at("/description")).isEqualTo("null");
        assertThat(api.get("/users/1").text()).isEqualTo(cleared.text());
    }

    @Test
    void shouldAnswerEmptyChangeWithTheRow() {
        Answer created = api.post("/users", ADA);
        Answer unchanged = api.put("/users/1", "{}");

        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.text()).isEqualTo(created.text());
    }

    @Test
    void shouldRemove() {
        api.post("/users", ADA);
        Answer removed = api.delete("/users/1");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.text()).isEmpty();
        assertThat(api.get("/users/1").status()).isEqualTo(404);
        assertThat(api.delete("/users/1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"username,ada,b@example.com", "email,bob,ADA@example.com"})
    void shouldNameWhatIsTaken(String field, String username, String email) {
        api.post("/users", ADA);
        Answer refused = api.post("/users", "{\"username\":\"%s\",\"email\":\"%s\"}".formatted(username, email));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("taken");
        assertThat(refused.at("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void shouldRefuseTakenIdOfWarehouse() {
        Answer first = api.post("/api/v1/warehouses", "{\"id\":\"WH/1 ü\",\"name\":\"North\"}");
        Answer second = api.post("/api/v1/warehouses", "{\"id\":\"WH/1 ü\",\"name\":\"South\"}");

        assertThat(first.header("Location")).contains("/api/v1/warehouses/WH%2F1%20%C3%BC");
        assertThat(api.get(first.header("Location").orElseThrow()).status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.at("/errors/0/field")).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({"/users", "/api/v1/products", "/api/v1/addresses"})
    void shouldNameWrongIds(String path) {
        for (String id : new String[] {"abc", "-1", "0", "99999999999999999999"}) {
            Answer answer = api.get(path + "/" + id);
            assertThat(answer.status()).as(id).isEqualTo(422);
            assertThat(answer.at("/errors/0/field")).isEqualTo("id");
        }
        assertThat(api.put(path + "/abc", "{}").status()).isEqualTo(422);
        assertThat(api.delete(path + "/abc").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"username\":5}", "{\"id\":3}", "{\"colour\":\"red\"}", "{\"email\":null}"})
    void shouldRefuseWrongChange(String body) {
        api.post("/users", ADA);

        assertThat(api.put("/users/1", body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void shouldRefuseAWarehouseThatNoPathCanName(String id) {
        Answer refused = api.post("/api/v1/warehouses", "{\"id\":\"%s\",\"name\":\"North\"}".formatted(id));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/field")).isEqualTo("id");
    }

    @Test
    void shouldAnswerUnknownWith404() {
        assertThat(api.get("/users/7").at("/code")).isEqualTo("not_found");
        assertThat(api.put("/users/7", "{}").status()).isEqualTo(404);
        assertThat(api.put("/users/7", "{\"username\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void shouldAnswerMalformedJsonWith400AndOtherTypesWith415() {
        assertThat(api.post("/users", "{").at("/code")).isEqualTo("malformed_json");
        assertThat(api.post("/users", "text/plain", "x").status()).isEqualTo(415);
    }

    @Test
    void shouldSayThatTheDatabaseIsAwayAndReadOn() {
        api.post("/users", ADA);
        rows.away(true);
        Answer refused = api.put("/users/1", "{\"username\":\"x\"}");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/code")).isEqualTo("database_unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(api.get("/users/1").status()).isEqualTo(200);
    }

    @Test
    void shouldShowProductWithItsPriceAndStock() {
        redis.set("stock:SKU-1", "98");
        Answer created = api.post("/api/v1/products", LAMP);

        assertThat(created.text()).isEqualTo("""
                {"id":1,"sku":"SKU-1","name":"Lamp","description":null,"price":19.90,"currency":"EUR","stock_quantity":98,\
                "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null}""");
        assertThat(api.get("/api/v1/products/1").text()).isEqualTo(created.text());
        redis.reset();
        streamsApp.answer("stock-levels", query -> Reply.found("{\"on_hand\":97,\"more\":1}"));
        assertThat(api.get("/api/v1/products/1").text())
                .isEqualTo(created.text().replace("98", "97"));
    }

    @Test
    void shouldWarnOfUpdatedProductWithoutStock(CapturedOutput log) {
        api.post("/api/v1/products", LAMP);
        Answer updated = api.put("/api/v1/products/1", "{\"price\":5}");

        assertThat(updated.at("/stock_quantity")).isEqualTo("0");
        assertThat(updated.text()).contains("\"price\":5.00");
        assertThat(log).contains("Product 1 (sku SKU-1) was updated and has none in stock");
    }

    @Test
    void shouldNotWarnWhenThereIsStock(CapturedOutput log) {
        redis.set("stock:SKU-9", "1");
        api.post("/api/v1/products", LAMP.replace("SKU-1", "SKU-9"));
        api.put("/api/v1/products/1", "{\"price\":5}");

        assertThat(log).doesNotContain("sku SKU-9");
    }

    @Test
    void shouldShowProductOfThePast() {
        streamsApp.answer(
                "product-history",
                query -> query.get("as_of").equals("2026-11-21T09:00:00Z")
                        ? Reply.found("{\"row\":%s}".formatted(PAST))
                        : Reply.missing());

        assertThat(api.get("/api/v1/products/1?as_of=2026-11-21T10:00:00%2B01:00")
                        .text())
                .isEqualTo(PAST.replace("\"created_at\"", "\"stock_quantity\":null,\"created_at\""));
        assertThat(api.get("/api/v1/products/1?as_of=2026-11-20T09:00:00Z").status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/products/1?as_of=yesterday").at("/errors/0/field"))
                .isEqualTo("as_of");
    }
}
