package io.stockstream.report.http;

import io.stockstream.platform.web.Cursor;
import java.time.LocalDate;
import java.util.List;

/** Reads cursors of lists that belong to a day: one of another day is refused, because its page would look right. */
final class ReportCursor {

    private ReportCursor() {}

    /** The sort key after the date. */
    static List<String> parts(String text, String kind, LocalDate date, int parts) {
        Cursor cursor = Cursor.decode(text, kind, parts + 1);
        if (!cursor.parts().getFirst().equals(date.toString())) {
            throw Cursor.bad(text);
        }
        List<String> key = cursor.parts().subList(1, parts + 1);
        // A currency may be empty.
        if (key.getLast().isEmpty()) {
            throw Cursor.bad(text);
        }
        return key;
    }

    /** A sort key that is a number, 0 or more, in digits. */
    static String number(String text, String kind, LocalDate date) {
        String number = parts(text, kind, date, 1).getFirst();
        if (!number.matches("[0-9]{1,19}") || !fits(number)) {
            throw Cursor.bad(text);
        }
        return number;
    }

    private static boolean fits(String digits) {
        try {
            return Long.parseLong(digits) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
