package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.schema.Topics;
import io.stockstream.stock.store.StoreApi;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupReadsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final StoreApi api = new StoreApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void shouldShowARowFromItsVersionOn() throws Exception {
        user(5);
        api.lookupsDriver()
                .input(Topics.ADDRESSES)
                .pipeInput("1", new Address(1L, 1L, "Main St 1", "Riga", null, "LV-1010", "LV", NOON, null, 5L));
        product("A", 5);

        for (String row : new String[] {"user&key=1", "address&key=1", "product&key=1", "sku&key=A"}) {
            assertThat(shown(row + "&min_version=5")).as(row).isTrue();
            assertThat(shown(row + "&min_version=6")).as(row).isFalse();
            assertThat(shown(row + "&min_version=4&deleted=true")).as(row).isTrue();
            assertThat(shown(row + "&min_version=5&deleted=true")).as(row).isFalse();
        }
        assertThat(shown("user&key=2&min_version=1")).isFalse();
    }

    @Test
    void shouldShowADeletionAndASkuThatWasLeft() throws Exception {
        user(5);
        product("A", 6);
        product("B", 7);
        api.lookupsDriver().input(Topics.USERS).pipeInput(new TestRecord<>("1", null, deleted("5"), (Instant) null));

        assertThat(shown("user&key=1&min_version=5&deleted=true")).isTrue();
        assertThat(shown("user&key=1&min_version=5")).isTrue();
        assertThat(shown("user&key=1&min_version=6")).isFalse();
        assertThat(shown("sku&key=A&min_version=6&deleted=true")).isTrue();
        assertThat(shown("sku&key=B&min_version=7")).isTrue();
    }

    @Test
    void shouldWaitForARowThatComes() throws Exception {
        api.lookups().whileWaiting(() -> user(5));

        assertThat(shown("user&key=1&min_version=5&wait_ms=10000")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour&key=1&min_version=1", "unknown&key=1&min_version=1"})
    void shouldRefuseAKindThatIsNoneOfTheCatalogue(String query) throws Exception {
        assertThat(api.get("/store/lookup-rows?kind=" + query).getStatus()).isEqualTo(400);
    }

    private boolean shown(String query) throws Exception {
        String body = api.get("/store/lookup-rows?kind=" + query).getContentAsString();
        assertThat(body).matches("\\{\"shown\":(true|false)}");
        return body.contains("true");
    }

    private void user(long version) {
        api.lookupsDriver()
                .input(Topics.USERS)
                .pipeInput("1", new User(1L, "anna", "anna@example.org", null, NOON, null, version));
    }

    private void product(String sku, long version) {
        api.lookupsDriver()
                .input(Topics.PRODUCTS)
                .pipeInput(
                        "1", new Product(1L, sku, "Lamp", null, new BigDecimal("12.50"), "EUR", NOON, null, version));
    }

    private static RecordHeaders deleted(String version) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Topics.DELETED_VERSION, version.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
