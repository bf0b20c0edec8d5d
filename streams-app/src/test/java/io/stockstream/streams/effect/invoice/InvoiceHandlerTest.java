package io.stockstream.streams.effect.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.InvoiceSettings;
import io.stockstream.documents.Seller;
import io.stockstream.documents.UnknownSellerException;
import io.stockstream.streams.task.PermanentTaskException;
import io.stockstream.streams.task.TaskWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
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
            {"order":{"order_id":"order-7","status":"PROCESSED","user_id":null,"email":"buyer@example.com",
            "lines":[{"sku":"SKU-1","name":null,"quantity":2,"unit_price":5.00}],"total":10.00,"currency":"RUB",
            "invoice_number":"INV-00-00000001","processed_at":"2026-11-21T10:00:00Z"}}""";

    private final Map<String, byte[]> kept = new HashMap<>();
    private final InvoiceHandler handler = new InvoiceHandler(new InvoiceRenderer(sellerKnown()), kept::put);

    private static InvoiceSettings sellerKnown() {
        return new InvoiceSettings(ZoneId.of("UTC"), new Seller("Shop", "", "", ""));
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

    private JsonNode handle(String payload) throws PermanentTaskException {
        return handler.handle(new TaskWork(
                "order:order-7:invoice", new JsonMapper().readTree(payload), 1, Instant.parse("2026-11-21T10:00:01Z")));
    }

    @Test
    void shouldKeepThePdfUnderTheOrder() throws PermanentTaskException {
        JsonNode result = handle(ORDER);

        byte[] pdf = kept.get("order-7");
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .endsWith("%%EOF\n");
        assertThat(result.toString())
                .isEqualTo("{\"invoice_number\":\"INV-00-00000001\",\"bytes\":%d}".formatted(pdf.length));
    }

    @Test
    void shouldKeepTheSameBytesWhenItIsDoneAgain() throws PermanentTaskException {
        handle(ORDER);
        byte[] first = kept.get("order-7");
        handle(ORDER);

        assertThat(kept.get("order-7")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"order\":null}", "{\"order\":{\"order_id\":\"order-7\"}}"})
    void shouldGiveUpAtOnceWhenTheOrderCannotBeRead(String payload) {
        assertThatThrownBy(() -> handle(payload)).isInstanceOf(PermanentTaskException.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void shouldFailForThisTimeWhenRedisIsAway() {
        InvoiceHandler away = new InvoiceHandler(new InvoiceRenderer(sellerKnown()), (id, pdf) -> {
            throw new IllegalStateException("connection refused");
        });

        assertThatThrownBy(() -> away.handle(
                        new TaskWork("order:order-7:invoice", new JsonMapper().readTree(ORDER), 1, Instant.EPOCH)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldMakeNoInvoiceBeforeAnyoneHasSetWhoSells() {
        assertThat(settings().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings().seller()).isEqualTo(new Seller("", "", "", ""));
        InvoiceHandler handler = new InvoiceHandler(new InvoiceRenderer(settings()), (id, pdf) -> {});

        assertThatThrownBy(() -> handler.handle(
                        new TaskWork("order:order-7:invoice", new JsonMapper().readTree(ORDER), 1, Instant.EPOCH)))
                .isInstanceOf(UnknownSellerException.class)
                .hasMessageContaining("SELLER_NAME is not set");
    }
}
