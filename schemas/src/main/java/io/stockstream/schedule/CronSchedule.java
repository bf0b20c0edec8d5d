package io.stockstream.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Due when the clocks of a zone show a minute that an expression names.
 *
 * <p>An expression has five fields, parted by blanks: minute (0–59), hour (0–23), day of month (1–31), month (1–12 or
 * JAN–DEC) and day of week (0–7 or SUN–SAT; 0 and 7 are Sunday). A field is a list, parted by commas, of {@code *},
 * numbers, ranges ({@code 2-30}) and steps through all or through a range ({@code *}{@code /5}, {@code 2-30/2}). Case
 * does not matter. In place of the five fields may stand {@code @yearly}, {@code @annually}, {@code @monthly},
 * {@code @weekly}, {@code @daily}, {@code @midnight} or {@code @hourly}. A day matches when all three of its fields
 * match; but when neither the day of month nor the day of week begins with {@code *}, one of these two is enough.
 *
 * <p>When the clocks change:
 *
 * <ul>
 *   <li>An expression whose minute or hour begins with {@code *} says how often, and follows real time. It is due in
 *       every minute of real time in which the clocks show a minute that it names: in both passes of an hour that the
 *       clocks show twice, and never for minutes that they leave out.
 *   <li>Every other expression says at what times of the day. Each of them is due once: at the first pass when the
 *       clocks show it twice; at the first instant after the gap when they leave it out. Several times that fall on one
 *       instant are one due time.
 * </ul>
 */
public final class CronSchedule implements DueTimes {

    /** Longest expression, in characters. */
    public static final int MAX_LENGTH = 500;

    /** In some years the clocks of a zone change four times. */
    private static final int MOST_CHANGES = 4 * CronFields.LOOK_AHEAD;

    private final CronFields fields;
    private final ZoneRules clocks;

    private CronSchedule(CronFields fields, ZoneRules clocks) {
        this.fields = fields;
        this.clocks = clocks;
    }

    /**
     * Reads an expression.
     *
     * @param zone the zone whose clocks count
     * @throws IllegalArgumentException naming the error and a valid form; also when no minute ever matches
     */
    public static CronSchedule of(String expression, ZoneId zone) {
        return new CronSchedule(CronFields.parse(expression), zone.getRules());
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return fields.isFrequency() ? nextByRealTime(after) : nextTimeOfDay(after);
    }

    @Override
    public long count(Instant after, Instant until) {
        long count = 0;
        Instant at = after;
        while (at.isBefore(until)) {
            Day day = dayAfter(at);
            if (day != null && !day.end().isAfter(until)) {
                count += fields.hasDay(day.date()) ? fields.timesOfDay() : 0;
                // Just before the next day, whose first minute has to count.
                at = day.end().minusMillis(1);
                continue;
            }
            Instant stop = earlier(until, endOfDay(at));
            Optional<Instant> next = next(at);
            while (next.isPresent() && !next.get().isAfter(stop)) {
                count++;
                next = next(next.get());
            }
            at = stop;
        }
        return count;
    }

    @Override
    public Optional<Instant> newest(Instant after, Instant until) {
        Duration back = Duration.ofHours(1);
        while (true) {
            Instant from = until.minus(back);
            boolean all = !from.isAfter(after);
            Optional<Instant> found = next(all ? after : from).filter(due -> !due.isAfter(until));
            if (found.isPresent()) {
                return Optional.of(last(found.get(), until));
            }
            if (all) {
                return Optional.empty();
            }
            back = back.multipliedBy(2);
        }
    }

    /** A day without a change of the clocks. */
    private record Day(LocalDate date, Instant end) {}

    /** The day that begins within the next millisecond, if its clocks do not change; else {@code null}. */
    private Day dayAfter(Instant at) {
        Instant start = at.plusMillis(1);
        ZoneOffset offset = clocks.getOffset(start);
        LocalDateTime local = LocalDateTime.ofInstant(start, offset);
        if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return null;
        }
        Instant end = local.plusDays(1).toInstant(offset);
        // From the millisecond before: a change at its start may bring times of the day before into it.
        ZoneOffsetTransition change = clocks.nextTransition(at);
        return change != null && change.getInstant().isBefore(end) ? null : new Day(local.toLocalDate(), end);
    }

    /** The last millisecond of the day that the next millisecond is in, or a day later where midnight comes twice. */
    private Instant endOfDay(Instant at) {
        Instant start = at.plusMillis(1);
        LocalDate date = LocalDateTime.ofInstant(start, clocks.getOffset(start)).toLocalDate();
        Instant end = instant(date.plusDays(1).atStartOfDay()).minusMillis(1);
        return end.isAfter(at) ? end : at.plus(Duration.ofDays(1));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant last(Instant first, Instant until) {
        Instant last = first;
        Optional<Instant> next = next(last);
        while (next.isPresent() && !next.get().isAfter(until)) {
            last = next.get();
            next = next(last);
        }
        return last;
    }

    /** Each stretch between two changes of the clocks for itself. */
    private Optional<Instant> nextByRealTime(Instant after) {
        Instant from = after;
        LocalDateTime minute = minuteAfter(LocalDateTime.ofInstant(after, clocks.getOffset(after)));
        for (int changes = 0; changes <= MOST_CHANGES; changes++) {
            ZoneOffset offset = clocks.getOffset(from);
            ZoneOffsetTransition change = clocks.nextTransition(from);
            Optional<Instant> next = fields.match(minute).map(local -> local.toInstant(offset));
            if (change == null || (next.isPresent() && next.get().isBefore(change.getInstant()))) {
                return next;
            }
            from = change.getInstant();
            // The first minute that the changed clocks show counts, if it is a whole one.
            minute = minuteAfter(change.getDateTimeAfter().minusNanos(1));
        }
        return Optional.empty();
    }

    /** The instants of local times never descend, so the first that is later is the next. */
    private Optional<Instant> nextTimeOfDay(Instant after) {
        LocalDateTime minute = minuteAfter(LocalDateTime.ofInstant(after, clocks.getOffset(after)));
        while (true) {
            Optional<LocalDateTime> local = fields.match(minute);
            if (local.isEmpty()) {
                return Optional.empty();
            }
            Instant at = instant(local.get());
            if (at.isAfter(after)) {
                return Optional.of(at);
            }
            minute = local.get().plusMinutes(1);
        }
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = clocks.getTransition(local);
        if (change == null) {
            return local.toInstant(clocks.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private static LocalDateTime minuteAfter(LocalDateTime local) {
        return local.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }
}
