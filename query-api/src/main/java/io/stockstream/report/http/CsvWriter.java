package io.stockstream.report.http;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes CSV as RFC 4180 has it, in UTF-8. Text that a spreadsheet would interpret as a formula gets a leading
 * apostrophe, and so does text that begins with one: removing one apostrophe restores the exact text.
 */
final class CsvWriter {

    private static final String FORMULA = "=+-@＝＋－＠'";

    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();
    private boolean first = true;

    CsvWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the first line. */
    void head(List<String> names) throws IOException {
        names.forEach(this::text);
        end();
    }

    CsvWriter text(String text) {
        String harmless = harmless(text);
        return cell(isPlain(harmless) ? harmless : inQuotes(harmless));
    }

    /** Text in quotes, whatever it is. */
    CsvWriter quoted(String text) {
        return cell(inQuotes(harmless(text)));
    }

    CsvWriter number(long number) {
        return cell(Long.toString(number));
    }

    /** An amount; null is an empty cell. */
    CsvWriter amount(BigDecimal amount) {
        return cell(amount == null ? "" : amount.toPlainString());
    }

    /** A time in RFC 3339, UTC. */
    CsvWriter time(Instant time) {
        return cell(time.toString());
    }

    /** Ends the line. */
    void end() throws IOException {
        line.append("\r\n");
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
        first = true;
    }

    private static String harmless(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    private static String inQuotes(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private CsvWriter cell(String cell) {
        if (!first) {
            line.append(',');
        }
        first = false;
        line.append(cell);
        return this;
    }

    /** Spreadsheets ignore invisible characters in front of a formula. */
    private static boolean isFormula(String text) {
        return text.codePoints().filter(c -> !isInvisible(c)).limit(1).anyMatch(c -> FORMULA.indexOf(c) >= 0);
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c == ',' || c == '"' || c == ';' || Character.isWhitespace(c) || c < ' ');
    }
}
