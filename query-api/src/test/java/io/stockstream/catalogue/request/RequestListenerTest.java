package io.stockstream.catalogue.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stockstream.catalogue.CreateAddress;
import io.stockstream.catalogue.CreateProduct;
import io.stockstream.catalogue.UpdateAddress;
import io.stockstream.catalogue.UpdateProduct;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.platform.database.Row;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class RequestListenerTest extends RequestFixture {

    @Test
    void shouldCreateOnceHoweverOftenTheRequestComes() {
        product("r1", lamp());
        long version = bySku("SKU-1").orElseThrow().version();
        product("r1", lamp());

        assertThat(bySku("SKU-1").orElseThrow().version()).isEqualTo(version);
        assertThat(letters.history()).isEmpty();
    }

    @Test
    void shouldUpdateBySkuOrById(CapturedOutput log) {
        product("r1", lamp());
        long id = (Long) bySku("SKU-1").orElseThrow().id();
        product("r2", new UpdateProduct(null, "SKU-1", "Torch", null, null, null));
        product("r3", new UpdateProduct(id, "SKU-2", null, null, new BigDecimal("5.00"), null));

        assertThat(bySku("SKU-1")).isEmpty();
        assertThat(bySku("SKU-2").orElseThrow().json().toString())
                .contains("\"name\":\"Torch\"")
                .contains("\"price\":5.00")
                .contains("\"currency\":\"EUR\"");
        await().untilAsserted(() ->
                assertThat(log).contains("Product %d (sku SKU-2) was updated and has none in stock".formatted(id)));
    }

    @Test
    void shouldCreateAndUpdateAddresses() {
        Row user = rows.insert(Tables.USERS, Map.of("username", "ada", "email", "ada@example.com"));
        address("r1", new CreateAddress((Long) user.id(), "1 High St", "London", null, "SW1", "GB"));
        address("r2", new CreateAddress(999_999L, "1 High St", "London", null, "SW1", "GB"));
        long id = new JdbcTemplate(database.superuser())
                .queryForObject("SELECT id FROM stockstream.addresses", Long.class);
        address("r3", new UpdateAddress(id, null, "Leeds", null, null, null));
        address("r4", new UpdateAddress(id + 1, null, "Leeds", null, null, null));

        assertThat(rows.find(Tables.ADDRESSES, id).orElseThrow().json().toString())
                .contains("\"city\":\"Leeds\"")
                .contains("\"line\":\"1 High St\"");
        assertThat(codes()).containsExactly("invalid_request", "not_found");
    }

    @Test
    void shouldPutAsideWhatCanNeverBeDone() {
        product("r1", lamp());
        product("r1", new CreateProduct("SKU-2", "Lamp", null, new BigDecimal("19.90"), "EUR"));
        product("r2", lamp());
        product("r3", new UpdateProduct(null, "unknown", "Torch", null, null, null));
        product("r4", new UpdateProduct(null, null, "Torch", null, null, null));
        product("r5", new CreateProduct(" ", "Lamp", null, new BigDecimal("-1.00"), "eur"));
        product(" ", lamp());
        product("r6", new UpdateProduct(-1L, null, null, null, null, null));

        assertThat(codes())
                .containsExactly(
                        "conflicting_duplicate",
                        "taken",
                        "not_found",
                        "invalid_request",
                        "invalid_request",
                        "invalid_request",
                        "not_found");
        assertThat(header(letters.history().get(4), "__streams.errors.message"))
                .contains("sku")
                .contains("price")
                .contains("currency");
        assertThat(bySku("SKU-2")).isEmpty();
    }

    @Test
    void shouldNotCarryOutLaterWhatWasRejected() {
        UpdateProduct nameless = new UpdateProduct(null, null, "Torch", null, null, null);
        product("r1", new UpdateProduct(null, "SKU-1", "Torch", null, null, null));
        product("r2", nameless);
        product("r3", lamp());
        product("r1", new UpdateProduct(null, "SKU-1", "Torch", null, null, null));
        product("r2", nameless);

        assertThat(codes()).as("each is answered once").containsExactly("not_found", "invalid_request");
        assertThat(bySku("SKU-1").orElseThrow().json().get("name").stringValue())
                .isEqualTo("Lamp");
    }

    @Test
    void shouldRememberNoRejectionWhoseLetterIsNotSure() {
        UpdateProduct unknown = new UpdateProduct(null, "unknown", "Torch", null, null, null);
        letters.sendException = new KafkaException("away");
        assertThatThrownBy(() -> product("r1", unknown)).isInstanceOf(KafkaException.class);
        letters.sendException = null;
        product("r1", unknown);

        assertThat(codes()).containsExactly("not_found");
    }
}
