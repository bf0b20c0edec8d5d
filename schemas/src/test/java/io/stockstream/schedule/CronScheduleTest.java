package io.stockstream.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

// A year minute by minute, for many zones: on all cores, as every other module waits for this one.
@Execution(ExecutionMode.CONCURRENT)
class CronScheduleTest {

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            // Clocks change at midnight.
            "America/Santiago",
            "UTC");

    private static final List<String> EXPRESSIONS = List.of(
            "* * * * *",
            "*/5 * * * *",
            "0 */3 * * *",
            "30 7 * * MON",
            "0 0 1 * *",
            "2-30/2 * * * *",
            "0 0 * * *",
            "0 1 * * *",
            "15 2 * * *",
            "45 1 * * *",
            "10,20,50 0-3 * * SUN",
            "*/20 2 * * *",
            "0 23 28-31 * *",
            "5 4 13 * 5",
            "5 4 */2 * FRI-SUN",
            "30 0,1,2,3 * MAR-APR,sep-nov *");

    static Stream<List<String>> yearOfEveryZone() {
        return ZONES.stream().flatMap(zone -> EXPRESSIONS.stream().map(expression -> List.of(zone, expression)));
    }

    @ParameterizedTest
    @MethodSource("yearOfEveryZone")
    void shouldBeDueThroughAYearAsAScanOfEveryMinuteSays(List<String> zoneAndExpression) {
        ZoneId zone = ZoneId.of(zoneAndExpression.get(0));
        String expression = zoneAndExpression.get(1);
        Instant from = LocalDate.of(2026, 1, 1).atStartOfDay(zone).toInstant();
        Instant until = LocalDate.of(2027, 1, 1).atStartOfDay(zone).toInstant();
        List<Instant> expected = new MinuteScan(expression, zone).dueBetween(from, until);

        CronSchedule schedule = CronSchedule.of(expression, zone);
        List<Instant> due = new ArrayList<>();
        Instant at = from.minusMillis(1);
        while (true) {
            at = schedule.next(at).orElseThrow();
            if (!at.isBefore(until)) {
                break;
            }
            due.add(at);
        }

        assertThat(due).isEqualTo(expected).isNotEmpty();
        assertThat(schedule.count(from.minusMillis(1), until.minusMillis(1))).isEqualTo(expected.size());
        Instant middle = Instant.parse("2026-06-15T11:22:33.444Z");
        assertThat(schedule.count(middle, until.minusMillis(1)))
                .isEqualTo(expected.stream().filter(middle::isBefore).count());
        assertThat(schedule.newest(from, until.minusMillis(1))).contains(expected.getLast());
        assertThat(schedule.newest(expected.getLast(), until.minusMillis(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // The gap from 2 to 3 o'clock.
        "15 2 * * *,America/New_York,2026-03-08T05:00:00Z,2026-03-08T07:00:00Z",
        "0 3 * * *,America/New_York,2026-03-08T05:00:00Z,2026-03-08T07:00:00Z",
        "'10,20 2 * * *',America/New_York,2026-03-08T07:00:00Z,2026-03-09T06:10:00Z",
        "*/30 2 * * *,America/New_York,2026-03-08T05:00:00Z,2026-03-09T06:00:00Z",
        "*/30 * * * *,America/New_York,2026-03-08T06:30:00Z,2026-03-08T07:00:00Z",
        // From 1 to 2 o'clock twice.
        "30 1 * * *,America/New_York,2026-11-01T04:00:00Z,2026-11-01T05:30:00Z",
        "30 1 * * *,America/New_York,2026-11-01T05:30:00Z,2026-11-02T06:30:00Z",
        "30 * * * *,America/New_York,2026-11-01T05:30:00Z,2026-11-01T06:30:00Z",
        // Half an hour only.
        "15 2 * * *,Australia/Lord_Howe,2026-10-03T12:00:00Z,2026-10-03T15:30:00Z",
        "*/15 * * * *,Australia/Lord_Howe,2026-10-03T15:15:00Z,2026-10-03T15:30:00Z",
        // A whole day that a country left out.
        "0 12 30 12 *,Pacific/Apia,2011-12-29T22:00:00Z,2011-12-30T10:00:00Z",
    })
    void shouldDecideWhatIsDueWhenClocksChange(String expression, String zone, Instant after, Instant due) {
        assertThat(CronSchedule.of(expression, ZoneId.of(zone)).next(after)).contains(due);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 29 2 *,2096-03-01T00:00:00Z,2104-02-29T00:00:00Z",
        "0 0 29 2 */7,2088-03-01T00:00:00Z,2128-02-29T00:00:00Z",
        "@yearly,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z",
        "@Monthly,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z",
        "@weekly,2026-11-21T00:00:00Z,2026-11-22T00:00:00Z",
        "@daily,2026-11-21T00:00:00Z,2026-11-22T00:00:00Z",
        "@hourly,2026-11-21T00:00:00Z,2026-11-21T01:00:00Z",
        "0 0 * * 6-7,2026-11-21T00:00:00Z,2026-11-22T00:00:00Z",
        "0 0 * * 7,2026-11-21T00:00:00Z,2026-11-22T00:00:00Z",
        "0 0 * * 0,2026-11-21T00:00:00Z,2026-11-22T00:00:00Z",
        "'  0   12  *  *  mon ',2026-11-21T00:00:00Z,2026-11-23T12:00:00Z"
    })
    void shouldReadTheWholeGrammar(String expression, Instant after, Instant due) {
        assertThat(CronSchedule.of(expression, ZoneId.of("UTC")).next(after)).contains(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * 0 *",
                "* * * * 8",
                "*/0 * * * *",
                "*/60 * * * *",
                "*/99999999999 * * * *",
                "5/10 * * * *",
                "1-5/ * * * *",
                "30-2 * * * *",
                "1-2-3 * * * *",
                "1,,2 * * * *",
                ", * * * *",
                "+5 * * * *",
                "-5 * * * *",
                "MON * * * *",
                "? * * * *",
                "* * L * *",
                "* * * * 5#2",
                "0|5 * * * *",
                "* * * * *\n* * * * *",
                "@reboot",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *"
            })
    void shouldRefuseWhatIsNoExpression(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> CronSchedule.of(expression, ZoneId.of("UTC")));
    }

    @Test
    void shouldNameTheFieldAndTheWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.of("0 25 * * *", ZoneId.of("UTC")))
                .withMessage("hour 25 must have numbers of 0 to 23");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.of("0 0 30 2 *", ZoneId.of("UTC")))
                .withMessage("is never due: no month that it names has such a day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronSchedule.of("1,".repeat(251), ZoneId.of("UTC")))
                .withMessage("must have at most 500 characters");
    }

    @Test
    void shouldCountALongTimeSoon() {
        CronSchedule schedule = CronSchedule.of("* * * * *", ZoneId.of("Europe/Berlin"));
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(schedule.count(from, from.plus(Duration.ofDays(36_525)))).isEqualTo(36_525L * 24 * 60);
    }

    /** Goes through every minute of real time, with a reading of its own of fields. */
    private record MinuteScan(String expression, ZoneId zone) {

        private static final List<String> MONTHS =
                List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
        private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

        List<Instant> dueBetween(Instant from, Instant until) {
            String[] fields = expression.split(" ", -1);
            boolean frequency = fields[0].startsWith("*") || fields[1].startsWith("*");
            List<Instant> due = new ArrayList<>();
            Optional<ZonedDateTime> newest = Optional.empty();
            for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                ZonedDateTime shown = at.atZone(zone);
                boolean first = newest.isEmpty()
                        || shown.toLocalDateTime().isAfter(newest.get().toLocalDateTime());
                boolean matches = matches(fields, shown);
                if (frequency) {
                    if (matches) {
                        due.add(at);
                    }
                    continue;
                }
                boolean leftOut = false;
                if (newest.isPresent() && first) {
                    for (ZonedDateTime gap = newest.get()
                                    .withZoneSameLocal(ZoneId.of("UTC"))
                                    .plusMinutes(1);
                            gap.toLocalDateTime().isBefore(shown.toLocalDateTime());
                            gap = gap.plusMinutes(1)) {
                        leftOut |= matches(fields, gap);
                    }
                }
                if (leftOut || (matches && first)) {
                    due.add(at);
                }
                if (first) {
                    newest = Optional.of(shown);
                }
            }
            return due;
        }

        private static boolean matches(String[] fields, ZonedDateTime at) {
            if (!matches(fields[0], at.getMinute(), 59, List.of(), 0)) {
                return false;
            }
            boolean day = matches(fields[2], at.getDayOfMonth(), 31, List.of(), 0);
            int weekday = at.getDayOfWeek().getValue();
            boolean week =
                    matches(fields[4], weekday, 7, DAYS, 0) || (weekday == 7 && matches(fields[4], 0, 7, DAYS, 0));
            boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
            return matches(fields[1], at.getHour(), 23, List.of(), 0)
                    && matches(fields[3], at.getMonthValue(), 12, MONTHS, 1)
                    && (either ? day || week : day && week);
        }

        private static boolean matches(String field, int number, int last, List<String> names, int firstName) {
            for (String item : field.split(",", -1)) {
                String[] parts = item.split("/", -1);
                int step = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
                String[] ends = parts[0].split("-", -1);
                int from;
                int to;
                if (parts[0].equals("*")) {
                    // Days and months begin with 1.
                    from = List.of(31, 12).contains(last) ? 1 : 0;
                    to = last;
                } else {
                    from = value(ends[0], names, firstName);
                    to = value(ends[ends.length - 1], names, firstName);
                    to = to < from ? to + 7 : to;
                }
                if (number >= from && number <= to && (number - from) % step == 0) {
                    return true;
                }
            }
            return false;
        }

        private static int value(String text, List<String> names, int firstName) {
            int name = names.indexOf(text.toUpperCase(Locale.ROOT));
            return name >= 0 ? name + firstName : Integer.parseInt(text);
        }
    }
}
