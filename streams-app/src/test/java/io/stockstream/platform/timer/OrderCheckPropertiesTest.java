package io.stockstream.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OrderCheckPropertiesTest {

    @Test
    void shouldHaveTheDefaultsOfTheDocuments() {
        OrderCheckProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("stockstream.orders", OrderCheckProperties.class);

        assertThat(defaults)
                .isEqualTo(new OrderCheckProperties(
                        Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(2)));
    }

    @Test
    void shouldNameTheVariableWhenASettingMakesNoSense() {
        assertRefused("ORDER_DRIVE_ON_AFTER", Duration.ofSeconds(-1), Duration.ZERO, Duration.ZERO);
        assertRefused("ORDER_FAIL_AFTER", Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO);
        assertRefused("ORDER_LOOKUP_FAIL_AFTER", Duration.ZERO, Duration.ZERO, Duration.ofMillis(-1));
    }

    private static void assertRefused(String variable, Duration driveOn, Duration fail, Duration lookupFail) {
        assertThatThrownBy(() -> new OrderCheckProperties(driveOn, fail, lookupFail))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(variable);
    }
}
