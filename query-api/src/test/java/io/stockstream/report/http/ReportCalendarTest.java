package io.stockstream.report.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.platform.web.ApiException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCalendarTest {

    private static ReportCalendar at(String now, String zone) {
        Instant instant = Instant.parse(now);
        return new ReportCalendar(ZoneId.of(zone), () -> instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T20:59:59.999Z,Europe/Moscow,2026-11-21",
        "2026-11-21T21:00:00Z,Europe/Moscow,2026-11-22",
        "2026-11-01T03:59:59.999Z,America/New_York,2026-10-31",
        "2026-11-01T04:00:00Z,America/New_York,2026-11-01",
        "2026-11-02T04:59:59.999Z,America/New_York,2026-11-01",
        "2026-11-21T15:00:00Z,Asia/Tokyo,2026-11-22"
    })
    void shouldKnowTodayOfTheBusiness(String now, String zone, String today) {
        ReportCalendar calendar = at(now, zone);

        assertThat(calendar.today()).isEqualTo(today);
        assertThat(calendar.dateOrToday("today")).isEqualTo(today);
        assertThat(calendar.dateOrToday(today)).isEqualTo(today);
    }

    @Test
    void shouldNameTheDayThatIsTodayWhenAskedForALaterOne() {
        assertThatThrownBy(() -> at("2026-11-21T12:00:00Z", "Europe/Moscow").date("report_date", "2026-11-22"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo("report_date");
                            assertThat(error.value()).isEqualTo("2026-11-22");
                            assertThat(error.message())
                                    .isEqualTo("must not be in the future: today is 2026-11-21 in Europe/Moscow");
                        }));
    }

    @Test
    void shouldTakeTheFirstDayOfAll() {
        assertThat(at("2026-11-21T12:00:00Z", "Europe/Moscow").date("date", "0000-01-01"))
                .isEqualTo(LocalDate.of(0, 1, 1));
    }
}
