package io.stockstream.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.stock.store.StoreApi;
import io.stockstream.streams.CdcRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class CatalogueControllerTest {

    /** Where Kafka's partitioner puts the key "1" among eight. */
    private static final int HOME = 7;

    private static final String USER = """
            {"id":1,"username":"user 1","email":"1@example.org","description":null,\
            "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null}""";

    private final StoreApi api = new StoreApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void shouldShowARowWithWhereItsChangeStands() throws Exception {
        api.cdc().created(user("9", 1), 5);
        api.cdc().created(user("1", 42), 10);

        assertThat(body("/store/catalogue-rows?table=users&key=1"))
                .isEqualTo("{\"partition\":7,\"offset\":1,\"version\":42,\"deleted\":false,\"row\":%s}", USER);
        assertThat(api.catalogue().awaited())
                .as("what is there is answered at once")
                .isEmpty();
    }

    @Test
    void shouldShowTheMarkOfADeletedRow() throws Exception {
        api.cdc().created(user("1", 42), 10);
        api.cdc().deleted(CatalogueTable.USERS, "1", 20, 42);

        assertThat(body("/store/catalogue-rows?table=users&key=1"))
                .isEqualTo("{\"partition\":7,\"offset\":1,\"version\":42,\"deleted\":true,\"row\":null}");
    }

    @Test
    void shouldSayNotFoundOnlyBehindTheBarrierOfTheTablesOwnTopic() throws Exception {
        assertThat(api.get("/store/catalogue-rows?table=products&key=1").getStatus())
                .isEqualTo(404);
        assertThat(api.catalogue().awaited()).containsExactly(new TopicPartition("cdc.products", HOME));
        assertThat(api.views().awaited()).isEmpty();
    }

    @Test
    void shouldFindARowThatComesWhileTheBarrierIsAwaited() throws Exception {
        api.catalogue().whileWaiting(() -> api.cdc().created(user("1", 42), 10));

        assertThat(api.get("/store/catalogue-rows?table=users&key=1").getStatus())
                .isEqualTo(200);
    }

    @Test
    void shouldWaitForAVersion() throws Exception {
        api.cdc().created(user("1", 42), 10);
        api.catalogue().whileWaiting(() -> {
            if (api.catalogue().queries() == 3) {
                api.cdc().updated(user("1", 43), 20, 42);
            }
        });

        assertThat(body("/store/catalogue-rows?table=users&key=1&min_version=43&wait_ms=10000"))
                .contains("\"version\":43");
        assertThat(api.catalogue().queries()).isEqualTo(3);
    }

    @Test
    void shouldTakeAMarkForAnAnswerToTheWait() throws Exception {
        api.cdc().created(user("1", 42), 10);
        api.catalogue().whileWaiting(() -> api.cdc().deleted(CatalogueTable.USERS, "1", 20, 43));

        assertThat(body("/store/catalogue-rows?table=users&key=1&min_version=43&wait_ms=10000"))
                .contains("\"deleted\":true");
    }

    @Test
    void shouldAnswerWhatIsThereWhenTimeIsOver() throws Exception {
        api.cdc().created(user("1", 42), 10);

        assertThat(body("/store/catalogue-rows?table=users&key=1&min_version=43&wait_ms=20"))
                .contains("\"version\":42");
        assertThat(api.get("/store/catalogue-rows?table=users&key=2&min_version=43&wait_ms=20")
                        .getStatus())
                .isEqualTo(404);
        assertThat(api.catalogue().awaited()).as("the wait was barrier enough").isEmpty();
    }

    @Test
    void shouldListLiveRowsInTheOrderOfTheirIds() throws Exception {
        for (String id : new String[] {"100", "20", "3", "1024"}) {
            api.cdc().created(user(id, 1), 10);
        }
        api.cdc().deleted(CatalogueTable.USERS, "20", 20, 1);
        api.cdc().created(CdcRow.of(CatalogueTable.ADDRESSES, "5", 1), 10);

        assertThat(ids("/store/catalogue-list?partition=0&table=users&limit=10"))
                .containsExactly("3", "100", "1024");
        assertThat(ids("/store/catalogue-list?partition=0&table=users&limit=2")).containsExactly("3", "100");
        assertThat(ids("/store/catalogue-list?partition=0&table=users&from=4&limit=10"))
                .containsExactly("100", "1024");
        assertThat(ids("/store/catalogue-list?partition=0&table=users&from=100&limit=1"))
                .containsExactly("100");
        assertThat(body("/store/catalogue-list?partition=0&table=users&from=3&limit=1"))
                .startsWith("{\"items\":[{\"partition\":0,\"offset\":2,\"version\":1,\"row\":{\"id\":3,");
    }

    @Test
    void shouldListTextIdsFromATextOn() throws Exception {
        for (String id : new String[] {"b", "a", "é"}) {
            api.cdc().created(CdcRow.of(CatalogueTable.WAREHOUSES, id, 1), 10);
        }

        assertThat(ids("/store/catalogue-list?partition=0&table=warehouses&limit=10"))
                .containsExactly("\"a\"", "\"b\"", "\"é\"");
        assertThat(ids("/store/catalogue-list?partition=0&table=warehouses&from=aa&limit=10"))
                .containsExactly("\"b\"", "\"é\"");
    }

    @Test
    void shouldListIdsAlone() throws Exception {
        api.cdc().created(user("100", 1), 10);
        api.cdc().created(user("20", 1), 10);
        api.cdc().created(user("3", 1), 10);
        api.cdc().deleted(CatalogueTable.USERS, "20", 20, 1);
        api.cdc().created(CdcRow.of(CatalogueTable.WAREHOUSES, "7", 1), 10);

        assertThat(body("/store/catalogue-list?partition=0&table=users&limit=10&ids=true"))
                .isEqualTo("{\"items\":[{\"id\":3},{\"id\":100}]}");
        assertThat(body("/store/catalogue-list?partition=0&table=users&from=4&limit=10&ids=true"))
                .isEqualTo("{\"items\":[{\"id\":100}]}");
        assertThat(body("/store/catalogue-list?partition=0&table=warehouses&limit=10&ids=true"))
                .isEqualTo("{\"items\":[{\"id\":\"7\"}]}");
    }

    @Test
    void shouldCountLiveRowsByBucket() throws Exception {
        api.cdc().created(user("1", 1), 10);
        api.cdc().created(user("2", 2), 20);
        api.cdc().created(user("5000", 3), 30);

        assertThat(body("/store/catalogue-counts?partition=0&table=users"))
                .isEqualTo("{\"items\":[{\"bucket\":0,\"count\":2},{\"bucket\":4,\"count\":1}]}");
        assertThat(body("/store/catalogue-counts?partition=0&table=products")).isEqualTo("{\"items\":[]}");
    }

    @Test
    void shouldShowAProductAsItWas() throws Exception {
        api.cdc()
                .at(Instant.parse("2026-11-25T00:00:00Z"))
                .created(CdcRow.of(CatalogueTable.PRODUCTS, "1", 1).with("name", "Old"), 10);
        api.cdc()
                .updated(
                        CdcRow.of(CatalogueTable.PRODUCTS, "1", 2)
                                .with("name", "New")
                                .with("updated_at", "2026-11-24T00:00:00Z"),
                        20,
                        1);

        assertThat(body("/store/product-history?key=1&as_of=2026-11-23T00:00:00Z"))
                .startsWith("{\"row\":{\"id\":1,\"sku\":\"SKU-1\",\"name\":\"Old\"")
                .contains("\"price\":12.50");
        assertThat(body("/store/product-history?key=1&as_of=2026-11-24T03:00:00%2B03:00"))
                .contains("\"name\":\"New\"");
        assertThat(api.get("/store/product-history?key=1&as_of=2026-11-20T00:00:00Z")
                        .getStatus())
                .isEqualTo(404);
        assertThat(api.catalogue().awaited()).containsExactly(new TopicPartition("cdc.products", HOME));
    }

    @Test
    void shouldSendTheCallerToTheOwnerOnce() throws Exception {
        api.catalogue().ownedBy(HOME, new HostInfo("other", 2));

        MockHttpServletResponse moved = api.get("/store/catalogue-rows?table=users&key=1&min_version=2&wait_ms=9000");

        assertThat(moved.getStatus()).isEqualTo(307);
        assertThat(moved.getHeader("Location"))
                .startsWith("http://other:2/store/catalogue-rows?")
                .endsWith("&hop=1");
        assertThat(api.get("/store/catalogue-rows?table=users&key=1&hop=1").getStatus())
                .isEqualTo(503);
    }

    @Test
    void shouldAskTheCallerToComeBackWhileAPartitionMovesOrRestores() throws Exception {
        api.catalogue().ownedBy(HOME, null);
        api.catalogue().restores(0);

        MockHttpServletResponse moving = api.get("/store/product-history?key=1&as_of=2026-11-20T00:00:00Z");

        assertThat(moving.getStatus()).isEqualTo(503);
        assertThat(moving.getHeader("Retry-After")).isEqualTo("1");
        assertThat(api.get("/store/catalogue-list?partition=0&table=users&limit=1")
                        .getStatus())
                .isEqualTo(503);
        assertThat(api.get("/store/catalogue-counts?partition=0&table=users").getStatus())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/store/catalogue-rows?table=orders&key=1",
                "/store/catalogue-rows?table=users&key=one",
                "/store/catalogue-rows?table=users&key=01",
                "/store/catalogue-list?partition=0&table=users&from=x&limit=1",
                "/store/product-history?key=x&as_of=2026-11-20T00:00:00Z",
                "/store/product-history?key=1&as_of=yesterday"
            })
    void shouldRefuseWhatCannotBeAsked(String path) throws Exception {
        assertThat(api.get(path).getStatus()).isEqualTo(400);
    }

    private static CdcRow user(String id, long version) {
        return CdcRow.of(CatalogueTable.USERS, id, version);
    }

    private String body(String path) throws Exception {
        MockHttpServletResponse response = api.get(path);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<String> ids(String path) throws Exception {
        return new JsonMapper()
                .readTree(body(path)).get("items").values().stream()
                        .map(item -> item.get("row").get("id").toString())
                        .toList();
    }
}
