package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that were set in Redis by hand. */
class HandMadeCacheTest extends CatalogueFixture {

    private static final String NEW =
            "{\"id\":1,\"username\":\"new\",\"email\":\"a@example.com\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "[]",
                "{\"id\":1}",
                "{\"id\":2,\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}",
                "{\"id\":\"1\",\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}",
                "{\"id\":1,\"username\":null,\"email\":\"e\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}",
                "{\"id\":1,\"username\":5,\"email\":\"e\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\",\"updated_at\":null}",
                "{\"id\":1,\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"2026-11-21T08:16:00Z\"}"
            })
    void shouldNotBelieveJunk(String junk) {
        stores.store(Tables.USERS, 1L, 5, NEW);
        redis.set("user:1", junk);

        assertThat(api.get("/users/1").text()).isEqualTo(NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "many", "1e3", "99999999999999999999"})
    void shouldAskTheStoreWhereTheNumberInStockCannotBe(String number) {
        api.post("/api/v1/products", LAMP);
        redis.set("stock:SKU-1", number);

        assertThat(api.get("/api/v1/products/1").at("/stock_quantity")).isEqualTo("0");
    }

    @Test
    void shouldAskTheStoresWhenTheCacheIsNotKeptUpToDate() {
        stores.store(Tables.USERS, 1L, 5, NEW);
        api.post("/api/v1/products", LAMP);
        redis.set("user:1", NEW.replace("new", "old"));
        redis.set("stock:SKU-1", "7");
        assertThat(api.get("/users/1").at("/username")).isEqualTo("old");
        assertThat(api.get("/api/v1/products/1").at("/stock_quantity")).isEqualTo("7");

        redis.beat(false);

        assertThat(api.get("/users/1").at("/username")).isEqualTo("new");
        assertThat(api.get("/api/v1/products/1").at("/stock_quantity")).isEqualTo("0");
    }

    @Test
    void shouldNotFailOfAHandMadeProduct() {
        api.post("/api/v1/products", LAMP);
        redis.set("product:1", "{\"id\":1}");

        assertThat(api.get("/api/v1/products/1").at("/sku")).isEqualTo("SKU-1");
    }
}
