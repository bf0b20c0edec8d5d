package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HorizonPropertiesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldHaveTheDefaultsOfTheDocuments() {
        HorizonProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("stockstream.horizons", HorizonProperties.class);

        assertThat(defaults)
                .isEqualTo(new HorizonProperties(Duration.ofDays(400), Duration.ofDays(400), Duration.ofDays(440)));
    }

    @Test
    void shouldTakeDaysInIsoFormat() {
        HorizonProperties read = new Binder(
                        new MapConfigurationPropertySource(Map.of("stockstream.horizons.movements", "P90D")))
                .bindOrCreate("stockstream.horizons", HorizonProperties.class);

        assertThat(read.movements()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void shouldNameTheVariableWhenASettingMakesNoSense() {
        assertRefused("MOVEMENT_HORIZON", Duration.ofHours(23), 400, 440);
        assertRefused("MOVEMENT_HORIZON", Duration.ofDays(-400), 400, 440);
        assertRefused("MOVEMENT_HORIZON", Duration.ofDays(36_501), 400, 440);
        assertRefused("ORDER_RETENTION", Duration.ofDays(400), 39, 440);
        assertRefused("TASK_RETENTION", Duration.ofDays(400), 400, 39);
        assertRefused("TASK_RETENTION must be at least a tenth longer", Duration.ofDays(400), 400, 439);
    }

    private static void assertRefused(String message, Duration movements, int orders, int tasks) {
        assertThatThrownBy(() -> new HorizonProperties(movements, Duration.ofDays(orders), Duration.ofDays(tasks)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    /** What is younger than the length is never before the horizon, and what is a thirteenth older always is. */
    @Property
    void shouldMoveInStepsOfAThirteenth(
            @ForAll @IntRange(min = 1, max = 36_500) int days, @ForAll @IntRange(min = 0, max = 40_000_000) int later) {
        Duration length = Duration.ofDays(days);
        Instant due = NOON.plusSeconds(later);
        Duration step = Duration.ofDays(Math.max(1, days / 13));

        Instant horizon = HorizonProperties.horizon(due, length);

        assertThat(horizon).isBetween(due.minus(length).minus(step), due.minus(length));
        assertThat(HorizonProperties.horizon(due.plus(step), length)).isEqualTo(horizon.plus(step));
        assertThat(HorizonProperties.horizon(horizon.plus(length).plus(step).minusMillis(1), length))
                .isEqualTo(horizon);
    }

    @Test
    void shouldRefuseAHistoryThatForgetsBeforeTheStoresDo() {
        HorizonProperties properties =
                new HorizonProperties(Duration.ofDays(500), Duration.ofDays(400), Duration.ofDays(440));

        assertThatThrownBy(() -> properties.checkHistory(Duration.ofDays(500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HISTORY_RETENTION");
        assertThatCode(() -> properties.checkHistory(Duration.ofDays(501))).doesNotThrowAnyException();
        assertThatCode(() -> properties.checkHistory(null)).doesNotThrowAnyException();
    }
}
