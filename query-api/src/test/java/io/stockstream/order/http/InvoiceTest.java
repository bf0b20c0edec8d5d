package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeCache;
import io.stockstream.api.testing.FakeCache.Mood;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.documents.InvoiceReader;
import io.stockstream.documents.InvoiceRenderer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class InvoiceTest {

    private static final byte[] KEPT = "%PDF-1.7 kept".getBytes(StandardCharsets.US_ASCII);
    private static final String PROCESSED = """
            "status":"PROCESSED","reason":null,"invoice_number":"INV-00-00000001","processed_at":"2026-11-21T10:00:00Z\"""";

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeCache redis;

    @Autowired
    private InvoiceRenderer renderer;

    @Autowired
    private JsonMapper mapper;

    @BeforeEach
    void reset() throws InterruptedException {
        streamsApp.reset();
        redis.reset();
        // The breaker may be open from the test before.
        await().until(() -> {
            int before = redis.calls();
            api.get("/invoice/none");
            return redis.calls() > before;
        });
    }

    private static String order(String orderId, String state) {
        return """
                {"order_id":"%s",%s,"user_id":null,"email":"buyer@example.com","lines":[{"sku":"SKU-1","name":null,\
                "quantity":2,"unit_price":5.00}],"total":99999999999999999999.99,"currency":"RUB"}""".formatted(orderId, state);
    }

    private void stored(String state) {
        streamsApp.answer("orders", query -> Reply.found(order(query.get("order_id"), state)));
    }

    private byte[] rendered(String state) {
        return renderer.render(InvoiceReader.read(mapper.readTree(order("order-7", state))));
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(api.request(path).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invoice/order-7", "/api/v1/orders/order-7/invoice"})
    void shouldGiveWhatRedisHasWithoutAskingTheStore(String path) throws Exception {
        redis.setInvoice("order-7", KEPT);
        int asked = streamsApp.count("orders");
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/pdf");
        assertThat(answer.header("Content-Disposition"))
                .hasValue("attachment; filename=\"invoice-order-7.pdf\"; filename*=UTF-8''invoice-order-7.pdf");
        assertThat(answer.header("Cache-Control")).hasValue("no-cache, private");
        assertThat(download(path)).isEqualTo(KEPT);
        assertThat(streamsApp.count("orders")).isEqualTo(asked);
    }

    @Test
    void shouldRenderAgainAndPutBackWhatRedisLost() throws Exception {
        stored(PROCESSED);
        byte[] pdf = download("/invoice/order-7");

        assertThat(pdf).isEqualTo(rendered(PROCESSED));
        await().until(() -> redis.storedInvoice("order-7").isPresent());
        assertThat(redis.storedInvoice("order-7")).hasValue(pdf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHIPPED", "DELIVERED", "CANCELLED"})
    void shouldGiveTheSameInvoiceWhateverBecameOfTheOrder(String status) throws Exception {
        stored(PROCESSED.replace("PROCESSED", status));

        assertThat(download("/invoice/order-7")).isEqualTo(rendered(PROCESSED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"AWAY", "HANGING"})
    void shouldRenderWhenRedisDoesNotAnswer(Mood mood) throws Exception {
        stored(PROCESSED);
        redis.mood(mood);
        for (int i = 0; i < 8; i++) {
            assertThat(download("/invoice/order-7")).isEqualTo(rendered(PROCESSED));
        }
    }

    @Test
    void shouldNotGiveOutWhatIsNoPdf() throws Exception {
        stored(PROCESSED);
        redis.setInvoice("order-7", "hello".getBytes(StandardCharsets.US_ASCII));

        assertThat(download("/invoice/order-7")).isEqualTo(rendered(PROCESSED));
    }

    @Test
    void shouldAnswer304WhenTheClientHasIt() {
        redis.setInvoice("order-7", KEPT);
        String etag = api.get("/invoice/order-7").header("ETag").orElseThrow();
        Answer again = api.get("/invoice/order-7", "If-None-Match", etag);

        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void shouldAnswer404WhenThereIsNoSuchOrder() {
        Answer answer = api.get("/invoice/order-7", "Accept", "application/pdf");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo("not_found");
        assertThat(answer.at("/detail")).isEqualTo("There is no order order-7.");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,404,not_found,is pending; it gets its invoice when it is processed.",
        "FAILED,409,no_invoice,'failed (insufficient_stock), so it has no invoice.'",
        "CANCELLED,409,no_invoice,'was cancelled before it was processed, so it has no invoice.'"
    })
    void shouldSayWhyThereIsNone(String status, int expected, String code, String detail) {
        stored("\"status\":\"%s\",\"reason\":\"INSUFFICIENT_STOCK\",\"invoice_number\":null".formatted(status));
        Answer answer = api.get("/api/v1/orders/order-7/invoice");

        assertThat(answer.status()).isEqualTo(expected);
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.at("/detail")).isEqualTo("Order order-7 " + detail);
        assertThat(redis.storedInvoice("order-7")).isEmpty();
    }

    @Test
    void shouldAnswer503WhenTheStoreMoves() {
        streamsApp.answer("orders", query -> Reply.moving());

        assertThat(api.get("/invoice/order-7").status()).isEqualTo(503);
    }

    @Test
    void shouldNameTheMediaTypeWhenAnotherIsAskedFor() {
        Answer answer = api.get("/invoice/order-7", "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.at("/detail")).isEqualTo("Accept application/pdf.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "A/B\\..,A_B_..,A_B_..",
                "заказ 1,______1,%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7%201",
                "a\"b\u0000\u202ec,a_b__c,a_b__c",
                "x*~'y(z)+,x___y_z__,x_%7E%27y%28z%29%2B"
            })
    void shouldNameTheFileSafely(String orderId, String plain, String exact) {
        assertThat(InvoiceFile.disposition(orderId))
                .isEqualTo("attachment; filename=\"invoice-%s.pdf\"; filename*=UTF-8''invoice-%s.pdf", plain, exact);
    }
}
