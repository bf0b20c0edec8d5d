package io.stockstream.order.http;

import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Sha256;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out invoices. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_PDF_VALUE)
class InvoiceController {

    private static final int ETAG_DIGITS = 32;

    private final InvoiceQueries queries;

    InvoiceController(InvoiceQueries queries) {
        this.queries = queries;
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping("/invoice/{order_id}")
    ResponseEntity<byte[]> invoice(@PathVariable("order_id") String orderId) {
        byte[] pdf = queries.invoice(orderId);
        return ResponseEntity.ok()
                // A client may keep it but has to ask: the seller's data may have changed when it is rendered anew.
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etag(pdf))
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, InvoiceFile.disposition(orderId))
                .body(pdf);
    }

    @Heavy(Heavy.Kind.DOCUMENTS)
    @GetMapping("/api/v1/orders/{order_id}/invoice")
    ResponseEntity<byte[]> invoiceOfOrder(@PathVariable("order_id") String orderId) {
        return invoice(orderId);
    }

    private static String etag(byte[] pdf) {
        return '"' + Sha256.hex(pdf).substring(0, ETAG_DIGITS) + '"';
    }
}
