package io.stockstream.order.http;

import io.stockstream.catalogue.http.SingleFlight;
import io.stockstream.documents.InvoiceReader;
import io.stockstream.documents.InvoiceRenderer;
import io.stockstream.documents.UnknownSellerException;
import io.stockstream.platform.cache.InvoiceCache;
import io.stockstream.platform.history.History;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds the invoice of an order, or renders it anew. */
@Component
class InvoiceQueries {

    private static final String ORDERS = "orders";

    private final InvoiceCache cache;
    private final StoreReads stores;
    private final History history;
    private final InvoiceRenderer renderer;
    /** Even while Redis is away, concurrent requests for one invoice lay it out once. */
    private final SingleFlight<byte[]> renderings = new SingleFlight<>();

    InvoiceQueries(InvoiceCache cache, StoreReads stores, History history, InvoiceRenderer renderer) {
        this.cache = cache;
        this.stores = stores;
        this.history = history;
        this.renderer = renderer;
    }

    /**
     * The PDF.
     *
     * @throws ApiException when the order has no invoice, has none yet or will never have one, or when no seller is
     *     configured
     */
    byte[] invoice(String orderId) {
        return cache.read(orderId)
                .orElseGet(() ->
                        renderings.load(orderId, () -> cache.read(orderId).orElseGet(() -> render(orderId))));
    }

    private byte[] render(String orderId) {
        StoreRequest request = StoreRequest.of(ORDERS).with("order_id", orderId);
        JsonNode order = stores.byKey(request, orderId, JsonNode.class)
                .or(() -> history.order(orderId, JsonNode.class))
                .orElseThrow(() -> ApiException.of(ProblemCode.NOT_FOUND, "There is no order %s.".formatted(orderId)));
        if (!order.hasNonNull("invoice_number")) {
            throw withoutInvoice(orderId, order);
        }
        byte[] pdf = rendered(order);
        cache.keep(orderId, pdf);
        return pdf;
    }

    private byte[] rendered(JsonNode order) {
        try {
            return renderer.render(InvoiceReader.read(order));
        } catch (UnknownSellerException e) {
            throw ApiException.of(ProblemCode.SELLER_UNKNOWN, e.getMessage(), e);
        }
    }

    private static ApiException withoutInvoice(String orderId, JsonNode order) {
        return switch (order.path("status").asString("")) {
            case "FAILED" ->
                ApiException.of(
                        ProblemCode.NO_INVOICE,
                        "Order %s failed (%s), so it has no invoice.".formatted(orderId, reason(order)));
            case "CANCELLED" ->
                ApiException.of(
                        ProblemCode.NO_INVOICE,
                        "Order %s was cancelled before it was processed, so it has no invoice.".formatted(orderId));
            default ->
                ApiException.of(
                        ProblemCode.NOT_FOUND,
                        "Order %s is pending; it gets its invoice when it is processed.".formatted(orderId));
        };
    }

    private static String reason(JsonNode order) {
        return order.path("reason").asString("unknown").toLowerCase(Locale.ROOT);
    }
}
