package io.stockstream.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StockReportDocumentTest {

    private static final String HEAD = "SKU On hand Reserved Available In transit Lost Surplus Received Sold";

    @Test
    void shouldShowEverySkuAndTheTotals() {
        String text = Invoices.text(
                Reports.render(Reports.stock("final"), List.of(Reports.stockRow("SKU-1"), Reports.stockRow("Чайник"))));

        assertThat(text)
                .contains(
                        "ООО «Склад» STOCK REPORT", "21 November 2026", "Europe/Moscow", "FINAL", "2026-11-22 00:00:00")
                .contains(HEAD + " SKU-1 1 098 8 1 090 5 2 0 1 109 4")
                .contains("Чайник 1 098 8 1 090 5 2 0 1 109 4")
                .contains("Total 2 196 16 2 180 10 4 0 2 218 8")
                .contains("1 / 1 Stock report 2026-11-21");
    }

    @Test
    void shouldSayThatThereWasNothing() {
        assertThat(Invoices.text(Reports.render(Reports.stock("open"), List.of())))
                .contains("OPEN", "Nothing was in stock.")
                .doesNotContain("Total");
    }

    @Test
    void shouldRepeatTheHeadOnEveryPage() {
        List<String> pages = Invoices.pages(Reports.render(
                Reports.stock("open"),
                IntStream.range(0, 500)
                        .mapToObj(i -> Reports.stockRow("SKU-" + i))
                        .toList()));

        assertThat(pages)
                .hasSizeGreaterThan(10)
                .allSatisfy(page -> assertThat(page).contains(HEAD));
        assertThat(pages.getLast()).contains("Total 549 000 4 000 545 000 2 500 1 000 0 554 500 2 000");
    }
}
