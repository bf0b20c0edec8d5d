package io.stockstream.platform.cache;

import io.stockstream.cache.StoredInvoices;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Invoices in Redis, which the task handler in streams-app puts there. */
@Component
public class InvoiceCache {

    private static final String KIND = "invoice";
    private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final CacheGuard redis;
    private final CacheMeters meters;

    InvoiceCache(CacheGuard redis, CacheMeters meters) {
        this.redis = redis;
        this.meters = meters;
    }

    /** The PDF of an order; empty when Redis has none, or does not answer. */
    public Optional<byte[]> read(String orderId) {
        CacheAnswer<Optional<byte[]>> answer = redis.call(client -> client.invoice(orderId));
        Optional<byte[]> pdf = answer.given().flatMap(found -> found).filter(InvoiceCache::isPdf);
        meters.count(KIND, StoredInvoices.key(orderId), answer.outcome(pdf.isPresent()));
        return pdf;
    }

    /** Keeps a PDF for the next reader, without keeping anyone waiting. */
    public void keep(String orderId, byte[] pdf) {
        redis.start(client -> client.keepInvoice(orderId, pdf));
    }

    /** The key may have been set by hand. */
    private static boolean isPdf(byte[] bytes) {
        return bytes.length > MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }
}
