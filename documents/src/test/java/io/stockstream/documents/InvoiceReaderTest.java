package io.stockstream.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InvoiceReaderTest {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String ORDER = """
            {"order_id":"order-7","status":"SHIPPED","reason":null,"user_id":42,"email":"buyer@example.com",
            "delivery_address_id":null,"lines":[
            {"sku":"SKU-1","product_id":5,"name":"Лампа","quantity":2,"unit_price":1234.50,"warehouse_id":null,
            "allocations":[{"warehouse_id":"W","quantity":2}],"reason":null,"available":null},
            {"sku":"SKU-2","product_id":null,"name":null,"quantity":1,"unit_price":null,"warehouse_id":null,
            "allocations":[],"reason":null,"available":null}],
            "total":99999999999999999999.99,"currency":"RUB","invoice_number":"INV-00-00000001",
            "created_at":"2026-11-21T10:00:00Z","processed_at":"2026-11-21T10:00:00.250Z",
            "updated_at":"2026-11-21T11:00:00Z","version":9}""";

    private static Invoice read(String json) {
        return InvoiceReader.read(EXACT.readTree(json));
    }

    @Test
    void shouldReadAnOrder() {
        Invoice invoice = read(ORDER);

        assertThat(invoice.number()).isEqualTo("INV-00-00000001");
        assertThat(invoice.orderId()).isEqualTo("order-7");
        assertThat(invoice.issuedAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00.250Z"));
        assertThat(invoice.email()).isEqualTo("buyer@example.com");
        assertThat(invoice.userId()).isEqualTo(42);
        assertThat(invoice.total()).isEqualTo(new BigDecimal("99999999999999999999.99"));
        assertThat(invoice.lines())
                .containsExactly(
                        new Invoice.Line("SKU-1", "Лампа", 2, new BigDecimal("1234.50")),
                        new Invoice.Line("SKU-2", null, 1, null));
        assertThat(invoice.lines().getFirst().sum()).isEqualTo(new BigDecimal("2469.00"));
        assertThat(invoice.lines().getLast().sum()).isNull();
    }

    @Test
    void shouldReadPricesHoweverTheyAreWritten() {
        Invoice expected = read(ORDER);

        assertThat(read(ORDER.replace("1234.50", "\"1234.50\""))).isEqualTo(expected);
        assertThat(read(ORDER.replace("1234.50", "1234.5"))).isEqualTo(expected);
        JsonNode inexact = new JsonMapper().readTree(ORDER.replace("99999999999999999999.99", "9999999999.99"));
        assertThat(InvoiceReader.read(inexact).total()).isEqualTo(new BigDecimal("9999999999.99"));
    }

    @Test
    void shouldRefuseATotalThatMayHaveLostCents() {
        JsonNode inexact = new JsonMapper().readTree(ORDER);

        assertThatThrownBy(() -> InvoiceReader.read(inexact))
                .isInstanceOf(UnreadableOrderException.class)
                .hasMessageStartingWith("total");
    }

    @Test
    void shouldNotDependOnWhatChangesAfterTheOrderWasProcessed() {
        String later = ORDER.replace("SHIPPED", "CANCELLED")
                .replace("2026-11-21T11:00:00Z", "2026-12-21T11:00:00Z")
                .replace("\"version\":9", "\"version\":10");

        assertThat(read(later)).isEqualTo(read(ORDER));
    }

    @Test
    void shouldReadAnOrderOfAGuest() {
        Invoice invoice = read(ORDER.replace("\"user_id\":42,", "").replace("\"buyer@example.com\"", "null"));

        assertThat(invoice.userId()).isNull();
        assertThat(invoice.email()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"INV-00-00000001\"|null|invoice_number is missing",
                "\"2026-11-21T10:00:00.250Z\"|\"soon\"|processed_at is no time",
                "\"SKU-1\"|null|sku is missing",
                "\"SKU-1\"|7|sku is of the wrong kind",
                "\"quantity\":2|\"quantity\":1.5|quantity is of the wrong kind",
                "\"quantity\":2|\"quantity\":9223372036854775808|quantity is of the wrong kind",
                "1234.50|1234.50505|unit_price is not an amount with at most four decimals",
                "1234.50|\"dear\"|unit_price is not an amount with at most four decimals",
                "1234.50|true|unit_price is of the wrong kind",
                "\"lines\":[|\"lines\":[],\"x\":[|lines is of the wrong kind"
            })
    void shouldNameTheFieldThatIsWrong(String from, String to, String message) {
        assertThatThrownBy(() -> read(ORDER.replace(from, to)))
                .isInstanceOf(UnreadableOrderException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseWhatIsNoObject() {
        assertThatThrownBy(() -> read("[]")).isInstanceOf(UnreadableOrderException.class);
        assertThatThrownBy(() -> InvoiceReader.read(null)).isInstanceOf(UnreadableOrderException.class);
    }
}
