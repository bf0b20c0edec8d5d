package io.stockstream.order.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name under which a client saves an invoice. */
final class InvoiceFile {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._-]");

    /** What some file system does not take, or takes for a folder. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]");

    private InvoiceFile() {}

    /**
     * A {@code Content-Disposition}: a plain name for every client, and the exact one (RFC 6266) for those that read
     * it.
     */
    static String disposition(String orderId) {
        String plain = NOT_PLAIN.matcher(orderId).replaceAll("_");
        String exact = UNSAFE.matcher(orderId).replaceAll("_");
        return "attachment; filename=\"invoice-%s.pdf\"; filename*=UTF-8''invoice-%s.pdf"
                .formatted(plain, percentEncoded(exact));
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
