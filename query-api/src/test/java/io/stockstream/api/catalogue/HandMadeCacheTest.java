package io.stockstream.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has set in Redis by hand. */
class HandMadeCacheTest extends CatalogueFixture {

    private static final String NEW =
            "{\"id\":1,\"username\":\"new\",\"email\":\"a@example.com\",\"description\":null,\"created_at\":\"x\",\"updated_at\":null}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "[]",
                "{\"id\":1}",
                "{\"id\":2,\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"x\",\"updated_at\":null}",
                "{\"id\":\"1\",\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"x\",\"updated_at\":null}",
                "{\"id\":1,\"username\":null,\"email\":\"e\",\"description\":null,\"created_at\":\"x\",\"updated_at\":null}",
                "{\"id\":1,\"username\":5,\"email\":\"e\",\"description\":null,\"created_at\":\"x\",\"updated_at\":null}",
                "{\"id\":1,\"username\":\"x\",\"email\":\"e\",\"description\":null,\"created_at\":\"x\"}"
            })
    void shouldNotBelieveJunk(String junk) {
        stores.store(Tables.USERS, 1L, 5, NEW);
        redis.set("user:1", junk);

        assertThat(api.get("/users/1").text()).isEqualTo(NEW);
    }

    @Test
    void shouldNotFailOfAHandMadeProduct() {
        api.post("/api/v1/products", LAMP);
        redis.set("product:1", "{\"id\":1}");

        assertThat(api.get("/api/v1/products/1").at("/sku")).isEqualTo("SKU-1");
    }
}
