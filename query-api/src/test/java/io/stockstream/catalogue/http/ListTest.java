package io.stockstream.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ListTest extends CatalogueFixture {

    private void users(LongStream ids) {
        ids.forEach(id -> stores.store(Tables.USERS, id, id, """
                {"id":%1$d,"username":"u%1$d","email":"u%1$d@example.com","description":null,\
                "created_at":"2026-11-21T08:16:00Z","updated_at":null}""".formatted(id)));
    }

    private void warehouse(String id) {
        stores.store(Tables.WAREHOUSES, id, 1, """
                {"id":"%s","name":"North","location":null,"created_at":"2026-11-21T08:16:00Z","updated_at":null}""".formatted(id));
    }

    private List<Long> ids(Answer answer) {
        return answer.json()
                .at("/users")
                .valueStream()
                .map(user -> user.get("id").longValue())
                .toList();
    }

    @Test
    void shouldShowTenByDefaultAndTheTotal() {
        users(LongStream.rangeClosed(1, 25));
        Answer answer = api.get("/users");

        assertThat(answer.text())
                .startsWith("{\"users\":[{\"id\":1,\"username\":\"u1\",")
                .endsWith("],\"total\":25}");
        assertThat(ids(answer)).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(streamsApp.count("catalogue-list"))
                .as("every partition is asked once for rows, and for no ids")
                .isEqualTo(FakeStreamsApp.PARTITIONS);
    }

    @Test
    void shouldCutPagesAcrossRangesOfIds() {
        List<Long> all = LongStream.rangeClosed(1, 9_000)
                .filter(id -> id % 3 == 0 || id > 8_950)
                .boxed()
                .toList();
        users(all.stream().mapToLong(Long::longValue));

        for (int page : new int[] {1, 2, 7, 30, 31}) {
            int from = (page - 1) * 97;
            assertThat(ids(api.get("/users?count=97&page=" + page)))
                    .as("page %d", page)
                    .isEqualTo(all.stream().skip(from).limit(97).toList());
        }
    }

    @Test
    void shouldAskForNoMoreRowsThanThePageHas() {
        users(LongStream.rangeClosed(1, 3_000));
        Answer answer = api.get("/users?count=7&page=400");

        assertThat(ids(answer))
                .isEqualTo(LongStream.rangeClosed(2_794, 2_800).boxed().toList());
        assertThat(stores.pages())
                .hasSize(FakeStreamsApp.PARTITIONS)
                .allSatisfy(
                        query -> assertThat(query).containsEntry("limit", "7").containsEntry("from", "2794"));
    }

    @Test
    void shouldBeginWithTheFirstRangeThatHasRows() {
        users(LongStream.rangeClosed(5_000, 5_003));

        assertThat(ids(api.get("/users"))).containsExactly(5_000L, 5_001L, 5_002L, 5_003L);
        assertThat(stores.pages())
                .as("the marks of what was deleted are not stepped over")
                .allSatisfy(query -> assertThat(query).containsEntry("from", "4096"));
    }

    @Test
    void shouldShowNothingBehindTheEnd() {
        users(LongStream.rangeClosed(1, 5));

        assertThat(api.get("/users?page=2").text()).isEqualTo("{\"users\":[],\"total\":5}");
        assertThat(api.get("/users?page=999999999&count=100").text()).isEqualTo("{\"users\":[],\"total\":5}");
        assertThat(api.get("/api/v1/addresses").text()).isEqualTo("{\"addresses\":[],\"total\":0}");
    }

    @Test
    void shouldSortTextsByTheirBytes() {
        for (String id : List.of("b", "B", "é", "\uFFFD", "😀", "a")) {
            warehouse(id);
        }

        assertThat(api.get("/api/v1/warehouses").json().at("/warehouses").findValuesAsString("id"))
                .containsExactly("B", "a", "b", "é", "\uFFFD", "😀");
    }

    @Test
    void shouldPageThroughMoreTextsThanOneAnswerHolds() {
        IntStream.range(0, 4_500).forEach(i -> warehouse("w%04d".formatted(i)));

        for (int page : new int[] {1, 19, 20, 21, 22, 40, 41, 45}) {
            JsonNode items =
                    api.get("/api/v1/warehouses?count=100&page=" + page).json().at("/warehouses");
            assertThat(items.size()).isEqualTo(100);
            assertThat(items.at("/0/id").stringValue()).isEqualTo("w%04d".formatted((page - 1) * 100));
        }
        assertThat(api.get("/api/v1/warehouses?count=100&page=46").text())
                .isEqualTo("{\"warehouses\":[],\"total\":4500}");
    }

    @Test
    void shouldAskTheStoresOnlyForStockThatRedisDoesNotKnow() {
        Table products = Tables.PRODUCTS;
        for (long id = 1; id <= 3; id++) {
            stores.store(products, id, id, """
                    {"id":%1$d,"sku":"S%1$d","name":"Lamp","description":null,"price":1.50,"currency":"EUR",\
                    "created_at":"2026-11-21T08:16:00Z","updated_at":null}""".formatted(id));
        }
        int asked = streamsApp.count("stock-levels");
        redis.set("stock:S1", "7");
        redis.set("stock:S2", "junk");
        streamsApp.answer(
                "stock-levels",
                query -> query.get("sku").equals("S2") && query.get("barrier").equals("false")
                        ? Reply.found("{\"on_hand\":5}")
                        : Reply.missing());
        Answer answer = api.get("/api/v1/products");

        assertThat(answer.json().at("/products").findValuesAsString("stock_quantity"))
                .containsExactly("7", "5", "0");
        assertThat(answer.text()).contains("\"price\":1.50");
        assertThat(streamsApp.count("stock-levels") - asked).isEqualTo(2);
    }

    @Test
    void shouldNeverShowPartOfAList() {
        users(LongStream.rangeClosed(1, 5));
        streamsApp.answer(
                "catalogue-list",
                query -> query.get("partition").equals("2") ? Reply.moving() : Reply.found("{\"items\":[]}"));

        assertThat(api.get("/users").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "count=0,count",
        "count=101,count",
        "count=abc,count",
        "count=,count",
        "page=0,page",
        "page=-1,page",
        "page=1.5,page"
    })
    void shouldNameWrongParameter(String query, String field) {
        Answer answer = api.get("/users?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo(field);
    }
}
