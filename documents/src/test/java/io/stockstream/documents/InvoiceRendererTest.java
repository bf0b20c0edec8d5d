package io.stockstream.documents;

import static io.stockstream.documents.Invoices.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceRendererTest {

    @Test
    void shouldSayWhoSellsWhatToWhom() {
        String text = Invoices.text(Invoices.of(
                "RUB",
                "2470.12",
                line("SKU-1", "Настольная лампа «Ёлка» № 5 — белая", 2, "1234.56"),
                line("BOLT", "Bolt \"M8\"", 1_000, "0.00"),
                line("TAG", null, 1, "1.00")));

        assertThat(text)
                .contains("INVOICE", "Invoice number", "INV-03-00000042", "21 November 2026", "order-7")
                .contains("ООО «Склад»", "Невский пр., 1, 190000 Санкт-Петербург", "Tax ID 7800000000")
                .contains("buyer@example.com", "Customer no. 42")
                .contains("SKU-1 Настольная лампа «Ёлка» № 5 — белая 2 1 234.56 ₽ 2 469.12 ₽")
                .contains("BOLT Bolt \"M8\" 1 000 0.00 ₽ 0.00 ₽")
                .contains("TAG — 1 1.00 ₽ 1.00 ₽")
                .contains("3 lines, 1 003 units", "Total 2 470.12 ₽")
                .contains("Банк «Волга», account 407028", "1 / 1");
    }

    @ParameterizedTest
    @CsvSource({"RUB,5.00 ₽", "EUR,5.00 €", "USD,5.00 $", "GBP,5.00 £", "CHF,5.00 CHF"})
    void shouldShowTheCurrency(String currency, String shown) {
        assertThat(Invoices.text(Invoices.of(currency, "5.00", line("SKU-1", null, 1, "5.00"))))
                .contains("Total " + shown);
    }

    @Test
    void shouldStateNoTotalWhenALineHasNoPrice() {
        String text = Invoices.text(
                Invoices.of("RUB", null, line("SKU-1", "Lamp", 3, null), line("SKU-2", "Bulb", 1, "5.00")));

        assertThat(text).contains("SKU-1 Lamp 3 — —", "no total is stated", "Total —");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T20:59:59Z,21 November 2026",
        "2026-11-21T21:00:00Z,22 November 2026",
        "2026-12-31T23:30:00Z,1 January 2027"
    })
    void shouldTellTheDateInTheBusinessZone(String time, String date) {
        assertThat(Invoices.text(Invoices.issuedAt(time))).contains(date);
    }

    @Test
    void shouldRepeatTheHeadAndCountThePagesWhenThereAreManyLines() {
        List<String> pages = Invoices.pages(Invoices.long1000());

        assertThat(pages).hasSizeBetween(25, 60);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("%d / %d".formatted(i + 1, pages.size()));
        }
        assertThat(pages.subList(0, pages.size() - 1))
                .allSatisfy(page -> assertThat(page).contains("# SKU Description Quantity Unit price Amount"));
        String text = String.join(" ", pages);
        for (int i = 1; i <= 1_000; i++) {
            assertThat(text.contains("%d SKU-%d Product %d 1 19.90 € 19.90 €".formatted(i, i, i)))
                    .as("line %d", i)
                    .isTrue();
        }
        assertThat(pages.getLast()).contains("1 000 lines, 1 000 units", "Total 19 900.00 €");
    }

    @Test
    void shouldLeaveOutWhatIsNotKnownOfTheSeller() {
        InvoiceRenderer renderer =
                new InvoiceRenderer(new InvoiceSettings(ZoneId.of("UTC"), new Seller("Shop", null, " ", "")));

        assertThat(Invoices.text(renderer.render(Invoices.issuedAt("2026-11-21T12:00:00Z"))))
                .contains("Shop")
                .doesNotContain("Tax ID", "Payment");
    }

    @Test
    void shouldEmbedOnlyWhatIsUsedOfTheFonts() throws IOException {
        byte[] pdf = Invoices.RENDERER.render(Invoices.issuedAt("2026-11-21T12:00:00Z"));

        assertThat(pdf).hasSizeBetween(10_000, 60_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (var name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("(AAAAAA|BBBBBB)\\+DejaVuSansCondensed(-Bold)?");
            }
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Invoice INV-03-00000042");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(Invoices.ISSUED);
        }
    }
}
