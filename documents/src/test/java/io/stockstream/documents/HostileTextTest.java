package io.stockstream.documents;

import static io.stockstream.documents.Invoices.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a\tb\nc\0d", "a b c d"),
                Arguments.of("1\u202e00", "100"),
                Arguments.of("sku\u00adlong", "skulong"),
                Arguments.of("e\u0301 и\u0306", "é й"),
                Arguments.of("中文 €", "中文 €"),
                Arguments.of("日本語、カナ", "日本語、カナ"),
                Arguments.of("ไทย हिन्दी বাংলা தமிழ் 한국어", "ไทย हिन्दी বাংলা தமிழ் 한국어"),
                Arguments.of("ⴰ", "ⴰ"),
                Arguments.of("ᚠ𓀀", "□□"),
                Arguments.of("x\uD83E\uDDD1\u200D\uD83D\uDE80\uFE0Fy", "x□□y"),
                Arguments.of("\uD800a", "□a"),
                Arguments.of("\u2028\u3000", "—"),
                Arguments.of("", "—"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldMakeAnyTextPrintable(String text, String printable) {
        assertThat(PrintableText.of(text, Typeface.REGULAR)).isEqualTo(printable);
    }

    @Test
    void shouldCutATextThatWouldFillPages() {
        String text = PrintableText.of("\uD835\uDC00".repeat(90_000), Typeface.REGULAR);

        assertThat(text.codePointCount(0, text.length())).isEqualTo(PrintableText.LONGEST);
        assertThat(text).endsWith("…");
    }

    @Test
    void shouldWrapLongWords() {
        String sku = "Ы".repeat(100);
        String name = "W".repeat(300);

        assertThat(Invoices.text(Invoices.of("RUB", "5.00", line(sku, name, 1, "5.00")))
                        .replace(" ", ""))
                .contains("Ы".repeat(10), "5.00₽");
    }

    @Test
    void shouldKeepTheLargestNumbersInOneLine() {
        assertThat(Invoices.text(Invoices.of(
                        "RUB", "9999999999990000000000.00", line("SKU-1", "Gold", 1_000_000_000L, "9999999999.99"))))
                .contains("1 000 000 000 9 999 999 999.99 ₽", "Total 9 999 999 999 990 000 000 000.00 ₽");
    }

    @ParameterizedTest
    @ValueSource(strings = {"咖啡豆 一公斤", "コーヒー豆（深煎り）1kg", "커피 원두", "เมล็ดกาแฟคั่วเข้ม", "कॉफ़ी के दाने", "কফি", "காப்பி"})
    void shouldBeReadableInTheScriptsOfTheWorld(String name) {
        String text = Invoices.text(Invoices.of("EUR", "5.00", line("SKU-1", name, 1, "5.00")));

        assertThat(text).doesNotContain("□").contains(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @Test
    void shouldSplitATextByFontsOnlyWhereItMust() {
        assertThat(TextRun.of("Kaffee 咖啡 (100 g), 豆", Typeface.REGULAR))
                .extracting(TextRun::text)
                .containsExactly("Kaffee ", "咖啡 (", "100 g), ", "豆");
    }

    @ParameterizedTest
    @CsvSource({"lamp שלום,2", "שלום lamp,3", "مرحبا lamp,3", "lamp,1", "12 שלום,3"})
    void shouldTakeTheDirectionOfTheFirstLetter(String text, int direction) {
        assertThat(TextRun.direction(text)).isEqualTo(direction);
    }

    @Test
    void shouldRenderRightToLeftText() {
        assertThat(Invoices.text(Invoices.of("RUB", "5.00", line("שלום", "مرحبا lamp", 1, "5.00"))))
                .contains("שלום", "lamp", "Total 5.00 ₽");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldRenderWhateverCharactersCome(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            String text = noise(random);
            Invoice invoice =
                    new Invoice(text, text, Instant.EPOCH, text, 1L, List.of(line(text, text, 1, "5.00")), null, text);

            assertThat(Invoices.text(invoice)).contains("INVOICE", "1 January 1970", "1 line, 1 unit");
        }
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            boolean any = random.nextInt(4) == 0;
            text.append(any ? Character.toChars(random.nextInt(0x110000)) : new char[] {(char) random.nextInt(0x700)});
        }
        return text.toString();
    }
}
