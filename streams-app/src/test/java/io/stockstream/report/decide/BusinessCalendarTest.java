package io.stockstream.report.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private final BusinessCalendar newYork = new BusinessCalendar(ZoneId.of("America/New_York"));

    @Test
    void shouldHaveShortAndLongDays() {
        assertThat(length("2026-03-08")).isEqualTo(Duration.ofHours(23));
        assertThat(length("2026-11-01")).isEqualTo(Duration.ofHours(25));
        assertThat(length("2026-11-02")).isEqualTo(Duration.ofHours(24));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T04:59:59.999Z, 2026-10-31",
        "2026-11-02T05:00:00Z, 2026-11-01",
        "2026-11-02T05:00:01Z, 2026-11-01"
    })
    void shouldKnowTheDayThatEndedLast(Instant at, LocalDate date) {
        assertThat(newYork.lastEnded(at)).isEqualTo(date);
    }

    /** No instant is of two days or of none, whatever the clocks do. */
    @Property
    void shouldPutEveryInstantIntoOneDay(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
        Instant at = Instant.ofEpochMilli(millis);
        for (String zone : new String[] {"America/New_York", "Asia/Tokyo", "America/Sao_Paulo", "Europe/Moscow"}) {
            BusinessCalendar calendar = new BusinessCalendar(ZoneId.of(zone));
            LocalDate date = calendar.date(at);

            assertThat(at).isBefore(calendar.end(date)).isAfterOrEqualTo(calendar.end(date.minusDays(1)));
            assertThat(calendar.end(calendar.lastEnded(at))).isBeforeOrEqualTo(at);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "today", "2026-1-1", "2026-02-29", "+2026-01-1", "2026-11-21T00:00"})
    void shouldReadDatesOnly(String text) {
        assertThat(BusinessCalendar.read(text)).isEmpty();
        assertThat(BusinessCalendar.read("2028-02-29")).contains(LocalDate.of(2028, 2, 29));
    }

    private Duration length(String date) {
        LocalDate day = LocalDate.parse(date);
        return Duration.between(newYork.end(day.minusDays(1)), newYork.end(day));
    }
}
