package io.stockstream.documents;

import static io.stockstream.documents.Reports.revenue;
import static io.stockstream.documents.Reports.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReportDocumentTest {

    private static final String HEAD = "Row Order Status Units Amount Created Reported";

    @Test
    void shouldSayHowTheDayWent() {
        String text = Invoices.text(Reports.render(
                Reports.orders("revised", 1_234, revenue("EUR", "19.90"), revenue("RUB", "1234567.89")),
                List.of(sku("Лампа «Ёлка»", "RUB", 12, "1234567.89"), sku("SKU-2", "EUR", 1, "19.90")),
                List.of(Reports.row(1), Reports.row(7), Reports.row(9))));

        assertThat(text)
                .contains("ООО «Склад» ORDER REPORT", "21 November 2026", "Europe/Moscow", "REVISED, 3 changes")
                .contains("2026-11-22 00:00:00")
                .contains("Orders 1 234 Pending 1 000 Processed 232 Failed 2 Cancelled 0 Units sold 24 690")
                .contains("Currency Revenue EUR 19.90 € RUB 1 234 567.89 ₽")
                .contains("SKU Orders Units Revenue Лампа «Ёлка» 7 12 1 234 567.89 ₽ SKU-2 7 1 19.90 €")
                .contains(HEAD)
                .contains("processed 2 1 234.50 ₽ 12:15:31 2026-11-21 12:15 ")
                .contains("7 заказ-7 processed 3")
                .contains("pending 5 — 12:15:39")
                .contains("1 / 1 Order report 2026-11-21 · ООО «Склад»");
    }

    @Test
    void shouldSayThatNothingHappened() {
        String text = Invoices.text(Reports.render(Reports.orders("open", 0), List.of(), List.of()));

        assertThat(text)
                .contains("OPEN", "Closed at —", "Nothing was earned.", "Nothing was sold.", "No orders.")
                .doesNotContain("changes");
    }

    /** Around what fits on a page, so that a break falls on every place of a table. */
    @Test
    void shouldBreakThePageAnywhereWithoutLosingRowOrHead() {
        for (int count = 0; count < 90; count++) {
            List<OrderReport.Sku> skus = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> sku("SKU-" + i, "RUB", i, "1.00"))
                    .toList();
            List<String> pages = Invoices.pages(Reports.render(Reports.orders("final", 1_002), skus, Reports.rows(3)));
            String text = String.join(" ", pages);

            assertThat(text).contains("Sold by SKU SKU Orders Units Revenue", "Orders " + HEAD + " 1 5e0e2d5c");
            for (int i = 1; i <= count; i++) {
                assertThat(text).contains("SKU-" + i + " 7 " + i + " 1.00 ₽");
            }
            for (int i = 0; i < pages.size(); i++) {
                assertThat(pages.get(i)).contains("%d / %d Order report".formatted(i + 1, pages.size()));
                boolean hasSkus = pages.get(i).contains("SKU-");
                assertThat(pages.get(i).contains("SKU Orders Units Revenue"))
                        .isEqualTo(hasSkus || (count == 0 && i == 0));
            }
        }
    }

    @Test
    void shouldRepeatTheHeadOnEveryPage() {
        List<String> pages =
                Invoices.pages(Reports.render(Reports.orders("final", 10_000), List.of(), Reports.rows(10_000)));

        assertThat(pages)
                .hasSizeBetween(150, 400)
                .allSatisfy(page -> assertThat(page).contains(HEAD));
        String text = String.join(" ", pages);
        for (int i = 1; i <= 10_000; i++) {
            if (i % 7 != 0) {
                assertThat(text.contains(" %d 5e0e2d5c-0a53-3c5f-9f0e-%012d ".formatted(i, i)))
                        .as("row %d", i)
                        .isTrue();
            }
        }
    }

    /** Memory holds only rows that were read and not yet written: those of a few pages, some 250. */
    @Test
    void shouldWritePagesWhileItTakesRows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> written = Collections.synchronizedList(new ArrayList<>());
        Iterator<OrderReport.Row> rows = Reports.rows(10_000).stream()
                .peek(row -> written.add(out.size()))
                .iterator();
        Reports.ORDERS.write(Reports.orders("final", 10_000), Collections.emptyIterator(), rows, out);

        int inFlight = 400;
        assertThat(written).hasSize(10_000);
        for (int i = inFlight; i < written.size(); i++) {
            assertThat(written.get(i)).isGreaterThan(written.get(i - inFlight));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 500})
    void shouldHaveNoEndWhenTheRowsStop(int rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Iterator<OrderReport.Row> stopping = Stream.concat(
                        Reports.rows(rows).stream(), Stream.of(Reports.row(1)).peek(row -> {
                            throw new IllegalStateException("moved");
                        }))
                .iterator();

        assertThatThrownBy(() -> Reports.ORDERS.write(
                        Reports.orders("final", 1_002), Collections.emptyIterator(), stopping, out))
                .hasMessage("moved");
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("%%EOF", "startxref");
    }

    @Test
    void shouldPrintHostileTextWithoutHarm() {
        OrderReport.Row hostile = new OrderReport.Row(
                Long.MAX_VALUE,
                "\u202e" + "W".repeat(400) + "\u0007",
                "processed",
                1_000_000_000,
                new BigDecimal("9999999999999999999999999999.99"),
                "RUB",
                Reports.row(1).createdAt(),
                Reports.row(1).reportAt());
        String text = Invoices.text(
                Reports.render(Reports.orders("final", 1_002), List.of(), Collections.nCopies(40, hostile)));

        assertThat(text).doesNotContain("\u202e").contains("1 000 000 000");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameReport() throws IOException {
        byte[] first = Reports.render(Reports.orders("final", 1_002), List.of(), Reports.rows(200));
        byte[] second = Reports.render(Reports.orders("final", 1_002), List.of(), Reports.rows(200));

        assertThat(first).isEqualTo(second);
        try (PDDocument document = Loader.loadPDF(first)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Order report 2026-11-21");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }
}
