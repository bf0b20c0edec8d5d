package io.stockstream.stock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class StockTest {

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        streamsApp.answer(
                "stock-levels",
                query -> Reply.found("""
                {"sku":%s,"version":3,"on_hand":98,"reserved":8,"in_transit":0,"lost":2,"surplus":0,"received":104,\
                "sold":4,"warehouses":[{"warehouse_id":"W/1","on_hand":98,"reserved":8,\
                "updated_at":"2026-11-21T10:00:00Z"}],"updated_at":"2026-11-21T10:00:00Z"}""".formatted(new JsonMapper().writeValueAsString(query.get("sku")))));
    }

    @Test
    void shouldShowStockInTheOrderOfTheContract() {
        Answer answer = api.get("/api/v1/stock/SKU-1");

        assertThat(answer.text()).isEqualTo("""
                {"sku":"SKU-1","on_hand":98,"reserved":8,"available":90,"in_transit":0,"lost":2,"surplus":0,"received":104,\
                "sold":4,"version":3,"updated_at":"2026-11-21T10:00:00Z","warehouses":[{"warehouse_id":"W/1","on_hand":98,\
                "reserved":8,"available":90,"updated_at":"2026-11-21T10:00:00Z"}]}""");
    }

    /** As many as that are read by a few at a time, and shown all the same. */
    @Test
    void shouldShowEveryWarehouseOfASkuInThousands() {
        streamsApp.answer("stock-levels", query -> {
            String warehouses = query.containsKey("most")
                    ? ""
                    : IntStream.range(0, 5_000)
                            .mapToObj(
                                    "{\"warehouse_id\":\"W-%d\",\"on_hand\":1,\"reserved\":0,\"updated_at\":\"2026-11-21T10:00:00Z\"}"
                                            ::formatted)
                            .collect(Collectors.joining(","));
            return Reply.found("""
                    {"sku":"SKU-1","version":5000,"on_hand":5000,"reserved":0,"in_transit":0,"lost":0,"surplus":0,\
                    "received":5000,"sold":0,"warehouse_count":5000,"warehouses":[%s],\
                    "updated_at":"2026-11-21T10:00:00Z"}""".formatted(warehouses));
        });

        Answer answer = api.get("/api/v1/stock/SKU-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/warehouses")).hasSize(5_000);
        assertThat(answer.at("/warehouses/4999/warehouse_id")).isEqualTo("W-4999");
        assertThat(answer.json().has("warehouse_count")).isFalse();
    }

    @Test
    void shouldReadOneWarehouseWhereOneIsAskedFor() {
        List<String> asked = new CopyOnWriteArrayList<>();
        streamsApp.answer("stock-levels", query -> {
            asked.add(query.get("warehouse_id"));
            return Reply.missing();
        });

        assertThat(api.get("/api/v1/warehouse/W%2F1/products/SKU-1").status()).isEqualTo(404);
        assertThat(asked).containsOnly("W/1");
    }

    @Test
    void shouldNotIgnoreAsOf() {
        Answer answer = api.get("/api/v1/stock/SKU-1?as_of=2026-11-20T00:00:00Z");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("unsupported_parameter");
        assertThat(answer.at("/errors/0/field")).isEqualTo("as_of");
    }

    @ParameterizedTest
    @CsvSource({
        "SKU-1,SKU-1",
        "A%2FB%2F..,A/B/..",
        "A%5CB,A\\B",
        "%D0%AF%20%F0%9F%9A%80,Я 🚀",
        "50%25,50%",
        "a+b,a+b",
        "a%3Bb%3Fc%23d,a;b?c#d"
    })
    void shouldTakeAnyTextAsSku(String encoded, String sku) {
        Answer answer = api.get("/api/v1/warehouse/W%2F1/products/" + encoded);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/product_id")).isEqualTo(sku);
        assertThat(answer.at("/quantity")).isEqualTo("98");
        assertThat(answer.at("/available")).isEqualTo("90");
    }

    @Test
    void shouldAnswer404WhenTheWarehouseNeverHeldTheSku() {
        Answer answer = api.get("/api/v1/warehouse/other/products/SKU-1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code")).isEqualTo("not_found");
    }

    @Test
    void shouldMergeStockOfWarehouseBySku() {
        streamsApp.answer("warehouse-stock", query -> {
            String sku = "SKU-" + query.get("partition");
            boolean seen = query.containsKey("after") && sku.compareTo(query.get("after")) <= 0;
            return Reply.found(seen ? "{\"items\":[]}" : """
                    {"items":[{"sku":"%s","on_hand":5,"reserved":1,"updated_at":"2026-11-21T10:00:00Z"}]}""".formatted(sku));
        });

        Answer first = api.get("/api/v1/warehouses/W/stock?limit=3");
        Answer second = api.get("/api/v1/warehouses/W/stock?limit=3&cursor=" + first.at("/next"));

        assertThat(first.json().at("/items").findValuesAsString("product_id"))
                .containsExactly("SKU-0", "SKU-1", "SKU-2");
        assertThat(second.text()).isEqualTo("""
                {"items":[{"product_id":"SKU-3","on_hand":5,"reserved":1,"available":4,"quantity":5,\
                "updated_at":"2026-11-21T10:00:00Z"}],"next":null}""");
    }

    @Test
    void shouldShowUnknownWarehouseAsEmpty() {
        streamsApp.answer("warehouse-stock", query -> Reply.found("{\"items\":[]}"));

        assertThat(api.get("/api/v1/warehouses/W/stock").text()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void shouldRefuseCursorOfAnotherList() {
        Answer answer = api.get("/api/v1/warehouses/W/stock?cursor=aGlzdG9yeS0xADEAMQ");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("cursor");
    }
}
