package io.stockstream.catalogue.http;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeCache;
import io.stockstream.api.testing.FakeCatalogue;
import io.stockstream.api.testing.FakeRows;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.catalogue.table.IdKind;
import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole application with rows that go on to the stores as they are committed. */
@ApiTest
abstract class CatalogueFixture {

    static final String ADA = "{\"username\":\"ada\",\"email\":\"ada@example.com\"}";
    static final String LAMP = "{\"sku\":\"SKU-1\",\"name\":\"Lamp\",\"price\":19.90,\"currency\":\"EUR\"}";

    /** A row of a product, as the store tells it of an earlier time. */
    static final String PAST = """
            {"id":1,"sku":"SKU-1","name":"Lamp","description":null,"price":5.00,"currency":"EUR",\
            "created_at":"2026-11-21T08:16:00Z","updated_at":null}""";

    @Autowired
    ApiClient api;

    @Autowired
    FakeStreamsApp streamsApp;

    @Autowired
    FakeCatalogue stores;

    @Autowired
    FakeCache redis;

    @Autowired
    FakeRows rows;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        stores.reset();
        redis.reset();
        rows.reset();
        rows.capture(stores);
        forgetWrites();
        // The breaker of the test before may still be open.
        Awaitility.await().until(() -> breaker() == 0);
        redis.reset();
    }

    /** Of the tests before: what the stores never showed is remembered until they show something newer. */
    private void forgetWrites() {
        for (Table table : Tables.ALL) {
            Object id = table.idKind() == IdKind.NUMBER ? (Object) 1L : "1";
            stores.store(table, id, Long.MAX_VALUE, "{\"id\":1,\"sku\":\"S\"}");
            api.probe(api.request(table.path() + "/1").GET());
        }
        stores.reset();
    }

    /** 0 while Redis is asked. */
    double breaker() {
        Answer read = api.get("/users/999");
        return read.status() == 404 ? metric("stockstream_cache_breaker") : -1;
    }

    double metric(String name) {
        return api.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
