package io.stockstream.schedule;

import io.stockstream.schedule.CronField.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The five fields of a cron expression, and which minutes on a clock's face they name. Knows no zone. */
record CronFields(CronField minutes, CronField hours, CronField daysOfMonth, CronField months, CronField daysOfWeek) {

    /** Years that are looked ahead: a 29 February that has to be a Sunday can be 40 years away. */
    static final int LOOK_AHEAD = 48;

    private static final int LAST_YEAR = 9_999;
    private static final LocalDateTime ANY_START = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final Map<String, String> MACROS = Map.of(
            "@YEARLY", "0 0 1 1 *",
            "@ANNUALLY", "0 0 1 1 *",
            "@MONTHLY", "0 0 1 * *",
            "@WEEKLY", "0 0 * * 0",
            "@DAILY", "0 0 * * *",
            "@MIDNIGHT", "0 0 * * *",
            "@HOURLY", "0 * * * *");

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException naming the error and a valid form; also when no minute ever matches
     */
    static CronFields parse(String expression) {
        if (expression.length() > CronSchedule.MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most %d characters".formatted(CronSchedule.MAX_LENGTH));
        }
        String text = expression.strip().toUpperCase(Locale.ROOT);
        String[] parts = MACROS.getOrDefault(text, text).split("[ \\t]+", -1);
        if (parts.length != Kind.values().length) {
            throw new IllegalArgumentException(
                    "must have five fields (minute, hour, day of month, month, day of week), such as 30 7 * * MON, or be @hourly, @daily,"
                            + " @weekly, @monthly or @yearly");
        }
        CronFields fields = new CronFields(
                CronField.parse(Kind.MINUTE, parts[0]),
                CronField.parse(Kind.HOUR, parts[1]),
                CronField.parse(Kind.DAY_OF_MONTH, parts[2]),
                CronField.parse(Kind.MONTH, parts[3]),
                CronField.parse(Kind.DAY_OF_WEEK, parts[4]));
        if (fields.match(ANY_START).isEmpty()) {
            throw new IllegalArgumentException("is never due: no month that it names has such a day");
        }
        return fields;
    }

    /** Whether it defines a frequency, not times of the day. */
    boolean isFrequency() {
        return minutes.star() || hours.star();
    }

    /** The first matching minute, from this one on; empty when there is none within the years searched. */
    Optional<LocalDateTime> match(LocalDateTime from) {
        LocalDate last = from.toLocalDate().plusYears(LOOK_AHEAD);
        LocalTime time = from.toLocalTime();
        LocalDate date = from.toLocalDate();
        while (date.isBefore(last) && date.getYear() <= LAST_YEAR) {
            if (!months.has(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
                time = LocalTime.MIDNIGHT;
                continue;
            }
            if (hasDay(date)) {
                Optional<LocalTime> match = match(time);
                if (match.isPresent()) {
                    return Optional.of(date.atTime(match.get()));
                }
            }
            date = date.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    /** The first minute of the day that matches, from this one on. */
    private Optional<LocalTime> match(LocalTime from) {
        int hour = hours.values().nextSetBit(from.getHour());
        if (hour == from.getHour()) {
            int minute = minutes.values().nextSetBit(from.getMinute());
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
            hour = hours.values().nextSetBit(hour + 1);
        }
        return hour < 0
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minutes.values().nextSetBit(0)));
    }

    /** Whether the day matches. */
    boolean hasDay(LocalDate date) {
        if (!months.has(date.getMonthValue())) {
            return false;
        }
        boolean ofMonth = daysOfMonth.has(date.getDayOfMonth());
        boolean ofWeek = daysOfWeek.has(date.getDayOfWeek().getValue() % 7);
        boolean both = daysOfMonth.star() || daysOfWeek.star();
        return both ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    /** At how many times of a day that matches it is due. */
    long timesOfDay() {
        return (long) hours.values().cardinality() * minutes.values().cardinality();
    }
}
