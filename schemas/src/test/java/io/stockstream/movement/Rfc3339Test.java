package io.stockstream.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:15:30Z, 2026-11-21T10:15:30Z",
        "2026-11-21t10:15:30z, 2026-11-21T10:15:30Z",
        "2026-11-21T10:15:30+03:00, 2026-11-21T07:15:30Z",
        "2026-11-21T10:15:30-00:00, 2026-11-21T10:15:30Z",
        "2026-11-21T10:15:30+23:59, 2026-11-20T10:16:30Z",
        "2026-11-21T10:15:30.5Z, 2026-11-21T10:15:30.500Z",
        "2026-11-21T10:15:30.1234567891Z, 2026-11-21T10:15:30.123456789Z",
        "2026-11-21T10:15:30.12345678901234567890123456789Z, 2026-11-21T10:15:30.123456789Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.5Z, 2017-01-01T00:00:00.500Z",
        "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z",
        "2017-01-01T02:59:60+03:00, 2017-01-01T00:00:00Z"
    })
    void shouldReadWhatTheRfcWrites(String text, Instant time) {
        assertThat(Rfc3339.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T10:15Z",
                "2026-11-21T10Z",
                "2026-11-21T10:15:30",
                "2026-11-21T10:15:30+03",
                "2026-11-21T10:15:30+0300",
                "2026-11-21T10:15:30+03:00:00",
                "2026-11-21T10:15:30+24:00",
                "2026-11-21T10:15:30+03:60",
                "2026-11-21T10:15:30.Z",
                "2026-11-21T10:15:30,5Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T10:60:00Z",
                "2026-11-21T10:15:61Z",
                "2026-11-21T10:15:60Z",
                "2016-12-30T23:59:60Z",
                "2016-12-31T23:59:60+03:00",
                "2026-02-29T10:15:30Z",
                "2026-13-01T10:15:30Z",
                "2026-1-1T10:15:30Z",
                "+300000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "٢٠٢٦-11-21T10:15:30Z",
                " 2026-11-21T10:15:30Z",
                "2026-11-21T10:15:30Z\n"
            })
    void shouldReadNothingElse(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @Property
    void shouldReadWhatJavaWritesInEveryOffset(
            @ForAll @LongRange(max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -1_080, max = 1_080) int offsetMinutes) {
        Instant time = Instant.ofEpochSecond(second, nano);
        OffsetDateTime there = time.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        if (there.getYear() >= 0 && there.getYear() <= 9999) {
            String text = "%04d-%02d-%02dT%02d:%02d:%02d.%09d%s%02d:%02d"
                    .formatted(
                            there.getYear(),
                            there.getMonthValue(),
                            there.getDayOfMonth(),
                            there.getHour(),
                            there.getMinute(),
                            there.getSecond(),
                            there.getNano(),
                            offsetMinutes < 0 ? "-" : "+",
                            Math.abs(offsetMinutes) / 60,
                            Math.abs(offsetMinutes) % 60);

            assertThat(Rfc3339.parse(text)).contains(time);
        }
    }
}
