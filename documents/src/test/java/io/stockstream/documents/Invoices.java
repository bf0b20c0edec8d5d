package io.stockstream.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Invoices for tests, and the text of rendered ones as PDFBox reads it. */
final class Invoices {

    static final Seller SELLER = new Seller(
            "ООО «Склад»", "Невский пр., 1, 190000 Санкт-Петербург", "7800000000", "Банк «Волга», account 407028");
    static final InvoiceSettings SETTINGS = new InvoiceSettings(ZoneId.of("Europe/Moscow"), SELLER);
    static final InvoiceRenderer RENDERER = new InvoiceRenderer(SETTINGS);
    static final Instant ISSUED = Instant.parse("2026-11-21T12:00:00Z");

    private Invoices() {}

    static Invoice of(String currency, String total, Invoice.Line... lines) {
        BigDecimal sum = total == null ? null : new BigDecimal(total);
        return new Invoice(
                "INV-03-00000042", "order-7", ISSUED, "buyer@example.com", 42L, List.of(lines), sum, currency);
    }

    static Invoice issuedAt(String time) {
        Invoice one = of("RUB", "5.00", line("SKU-1", "Лампа", 1, "5.00"));
        return new Invoice(
                one.number(),
                one.orderId(),
                Instant.parse(time),
                one.email(),
                one.userId(),
                one.lines(),
                one.total(),
                one.currency());
    }

    static Invoice.Line line(String sku, String name, long quantity, String price) {
        return new Invoice.Line(sku, name, quantity, price == null ? null : new BigDecimal(price));
    }

    /** One with many lines, on several pages. */
    static Invoice long1000() {
        return of(
                "EUR",
                "19900.00",
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> line("SKU-" + i, "Product " + i, 1, "19.90"))
                        .toArray(Invoice.Line[]::new));
    }

    /** The text of all pages; whitespace is one space. */
    static String text(Invoice invoice) {
        return text(RENDERER.render(invoice));
    }

    static String text(byte[] pdf) {
        return String.join(" ", pages(pdf));
    }

    /** The text of every page. */
    static List<String> pages(Invoice invoice) {
        return pages(RENDERER.render(invoice));
    }

    static List<String> pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return IntStream.rangeClosed(1, document.getNumberOfPages())
                    .mapToObj(page -> text(document, page))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(PDDocument document, int page) {
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
