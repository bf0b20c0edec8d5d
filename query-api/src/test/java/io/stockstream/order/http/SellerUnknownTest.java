package io.stockstream.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeCache;
import io.stockstream.api.testing.FakeHistory;
import io.stockstream.api.testing.FakeStreamsApp;
import io.stockstream.api.testing.FakeStreamsApp.Reply;
import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.InvoiceSettings;
import io.stockstream.documents.Seller;
import io.stockstream.platform.cache.InvoiceCache;
import io.stockstream.platform.store.StoreReads;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No seller is configured. */
@ApiTest
class SellerUnknownTest {

    @Autowired
    private InvoiceCache cache;

    @Autowired
    private StoreReads stores;

    @Autowired
    private ResponseEntityExceptionHandler problems;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeCache redis;

    @BeforeEach
    void reset() {
        streamsApp.reset();
        redis.reset();
        streamsApp.answer("orders", query -> Reply.found("""
                {"order_id":"order-8","status":"PROCESSED","invoice_number":"INV-00-00000001",\
                "processed_at":"2026-11-21T10:00:00Z","email":"buyer@example.com",\
                "lines":[{"sku":"SKU-1","quantity":2,"unit_price":5.00}],"total":10.00,"currency":"EUR"}"""));
    }

    private MockMvcTester api() {
        InvoiceRenderer renderer =
                new InvoiceRenderer(new InvoiceSettings(ZoneOffset.UTC, new Seller(" ", null, null, null)));
        InvoiceController controller =
                new InvoiceController(new InvoiceQueries(cache, stores, new FakeHistory(), renderer));
        return MockMvcTester.create(MockMvcBuilders.standaloneSetup(controller)
                .setControllerAdvice(problems)
                .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invoice/order-8", "/api/v1/orders/order-8/invoice"})
    void shouldSayWhichSettingIsMissing(String path) throws Exception {
        var answer = api().get().uri(path).exchange().getResponse();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
        JsonNode problem = JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.at("/code").stringValue()).isEqualTo("seller_unknown");
        assertThat(problem.at("/detail").stringValue())
                .contains("SELLER_NAME is not set")
                .contains("query-api");
        assertThat(redis.storedInvoice("order-8")).isEmpty();
    }

    @Test
    void shouldGiveOutWhatIsKeptAllTheSame() throws Exception {
        redis.setInvoice("order-8", "%PDF-1.7 kept".getBytes(StandardCharsets.US_ASCII));

        assertThat(api().get().uri("/invoice/order-8").exchange().getResponse().getContentAsString())
                .isEqualTo("%PDF-1.7 kept");
    }
}
