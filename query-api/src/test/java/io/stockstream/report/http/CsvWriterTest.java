package io.stockstream.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CsvWriter csv = new CsvWriter(out);

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldQuoteWhatHasSeparators() throws IOException {
        csv.head(List.of("a", "b"));
        csv.text("one, \"two\"").text("line\r\nbreak").end();
        csv.text("Чайник").text("").end();

        assertThat(written()).isEqualTo("a,b\r\n\"one, \"\"two\"\"\",\"line\r\nbreak\"\r\nЧайник,\r\n");
    }

    @Test
    void shouldKeepAnEmptyFirstCell() throws IOException {
        csv.text("").text("").number(1).end();

        assertThat(written()).isEqualTo(",,1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u200b=1", "\ufeff@a", "'=1"})
    void shouldDefuseFormulas(String text) throws IOException {
        csv.text(text).end();

        assertThat(written().replace("\"", "")).isEqualTo("'" + text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKU-1", "a=b", "1-2", "user@example.com"})
    void shouldLeaveOtherTextAsItIs(String text) throws IOException {
        csv.text(text).end();

        assertThat(written()).isEqualTo(text + "\r\n");
    }

    @Test
    void shouldWriteNumbersAndTimesPlainly() throws IOException {
        csv.number(-5)
                .amount(new BigDecimal("1E+3"))
                .amount(null)
                .time(Instant.parse("2026-11-21T10:00:00Z"))
                .end();

        assertThat(written()).isEqualTo("-5,1000,,2026-11-21T10:00:00Z\r\n");
    }
}
