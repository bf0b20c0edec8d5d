package io.stockstream.order.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.InvoiceSettings;
import io.stockstream.documents.Seller;
import io.stockstream.documents.UnknownSellerException;
import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InvoiceHandlerTest {

    private static final String ORDER = """
            {"order_id":"order-7","status":"PROCESSED","user_id":null,"email":"buyer@example.com",
            "lines":[{"sku":"SKU-1","name":null,"quantity":2,"unit_price":5.00}],"total":10.00,"currency":"RUB",
            "invoice_number":"INV-00-00000001","processed_at":"2026-11-21T10:00:00Z","version":3}""";
    private static final String TASK = """
            {"order_id":"order-7","version":3}""";

    private final Map<String, byte[]> kept = new HashMap<>();
    private final Map<String, JsonNode> orders = new HashMap<>(Map.of("order-7", new JsonMapper().readTree(ORDER)));
    private final InvoiceHandler handler = handler(kept::put);

    private InvoiceHandler handler(BiConsumer<String, byte[]> invoices) {
        InvoiceSettings known = new InvoiceSettings(ZoneId.of("UTC"), new Seller("Shop", "", "", ""));
        return new InvoiceHandler(
                (id, version) -> Optional.ofNullable(orders.get(id)), new InvoiceRenderer(known), invoices);
    }

    /** As the application has them. */
    private static InvoiceSettings settings() {
        try {
            StandardEnvironment environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("documents", new ClassPathResource("stockstream-documents.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
            return Binder.get(environment)
                    .bind(InvoiceSettings.PREFIX, InvoiceSettings.class)
                    .get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode handle(String payload) throws Exception {
        return handler.handle(new TaskWork(
                "order:order-7:invoice", new JsonMapper().readTree(payload), 1, Instant.parse("2026-11-21T10:00:01Z")));
    }

    @Test
    void shouldKeepThePdfUnderTheOrder() throws Exception {
        JsonNode result = handle(TASK);

        byte[] pdf = kept.get("order-7");
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .endsWith("%%EOF\n");
        assertThat(result.toString())
                .isEqualTo("{\"invoice_number\":\"INV-00-00000001\",\"bytes\":%d}".formatted(pdf.length));
    }

    @Test
    void shouldKeepTheSameBytesWhenItIsDoneAgain() throws Exception {
        handle(TASK);
        byte[] first = kept.get("order-7");
        handle(TASK);

        assertThat(kept.get("order-7")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"order_id\":null,\"version\":1}",
                "{\"order_id\":\"order-7\"}",
                "{\"order_id\":\"order-7\",\"version\":\"3\"}",
                "{\"order_id\":\"order-7\",\"version\":1.5}"
            })
    void shouldGiveUpAtOnceWhenTheTaskNamesNoOrder(String payload) {
        assertThatThrownBy(() -> handle(payload))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessageContaining("order_id and version");
        assertThat(kept).isEmpty();
    }

    @Test
    void shouldGiveUpAtOnceWhenThereIsNoSuchOrder() {
        orders.clear();

        assertThatThrownBy(() -> handle(TASK))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessage("No invoice can be made: there is no order order-7");
    }

    @Test
    void shouldGiveUpAtOnceWhenTheOrderHasNoInvoice() {
        orders.put("order-7", new JsonMapper().readTree("{\"order_id\":\"order-7\",\"version\":3}"));

        assertThatThrownBy(() -> handle(TASK))
                .isInstanceOf(PermanentTaskException.class)
                .hasMessage("No invoice can be made: invoice_number is missing");
        assertThat(kept).isEmpty();
    }

    @Test
    void shouldFailForThisTimeWhenRedisIsAway() {
        InvoiceHandler away = handler((id, pdf) -> {
            throw new IllegalStateException("connection refused");
        });

        assertThatThrownBy(() -> away.handle(
                        new TaskWork("order:order-7:invoice", new JsonMapper().readTree(TASK), 1, Instant.EPOCH)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldMakeNoInvoiceBeforeAnyoneHasSetWhoSells() {
        assertThat(settings().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings().seller()).isEqualTo(new Seller("", "", "", ""));
        InvoiceHandler unset = new InvoiceHandler(
                (id, version) -> Optional.ofNullable(orders.get(id)), new InvoiceRenderer(settings()), kept::put);

        assertThatThrownBy(() -> unset.handle(
                        new TaskWork("order:order-7:invoice", new JsonMapper().readTree(TASK), 1, Instant.EPOCH)))
                .isInstanceOf(UnknownSellerException.class)
                .hasMessageContaining("SELLER_NAME is not set");
    }
}
