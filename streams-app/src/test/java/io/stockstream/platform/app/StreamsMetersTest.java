package io.stockstream.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationState;
import io.stockstream.streams.Facts;
import org.junit.jupiter.api.Test;

class StreamsMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamsMeters meters = new StreamsMeters(registry);

    @Test
    void shouldCountDecisionsOnReservationsByCommandAndState() {
        meters.reservationDecided(decided(ReservationCommand.RESERVE, ReservationState.REFUSED));
        meters.reservationDecided(decided(ReservationCommand.RESERVE, ReservationState.REFUSED));
        meters.reservationDecided(decided(ReservationCommand.COMMIT, ReservationState.COMMITTED));

        assertThat(count("reserve", "refused")).isEqualTo(2);
        assertThat(count("commit", "committed")).isEqualTo(1);
        assertThat(count("release", "released")).as("there from the start").isZero();
    }

    @Test
    void shouldShowTheDeadLettersOfReservationsFromTheStart() {
        assertThat(registry.get("stockstream.dead.letters")
                        .tags("application", "stockstream-shop", "code", "invalid_reservation")
                        .counter()
                        .count())
                .isZero();
    }

    private double count(String command, String state) {
        return registry.get("stockstream.reservation.decisions")
                .tags("command", command, "state", state)
                .counter()
                .count();
    }

    private static ReservationDecided decided(ReservationCommand command, ReservationState state) {
        return ReservationDecided.newBuilder()
                .setOrderId("o")
                .setSku(Facts.SKU)
                .setCommand(command)
                .setState(state)
                .setRepeated(false)
                .setQuantity(1)
                .setStockVersion(1)
                .setDecidedAt(Facts.NOON)
                .setCommandPosition(new FactPosition(0, 0L))
                .build();
    }
}
