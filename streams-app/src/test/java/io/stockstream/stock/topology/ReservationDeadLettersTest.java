package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.named;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.stock.topology.StockDriver.header;
import static io.stockstream.stock.topology.StockDriver.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationCommand;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReservationDeadLettersTest {

    private final StockDriver topology = new StockDriver(StoreKind.MEMORY, 1);

    @AfterEach
    void close() {
        topology.close();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(reserve("o"), "parts"),
                Arguments.of(reserve("o", Facts.SKU, Collections.nCopies(1_001, any(1))), "1001 parts"),
                Arguments.of(reserve("o", any(1), any(0)), "parts[1].quantity"),
                Arguments.of(reserve("o", any(-1)), "parts[0].quantity"),
                Arguments.of(reserve("o", any(1_000_000_000_001L)), "parts[0].quantity"),
                Arguments.of(reserve("o", named(" ", 1)), "parts[0].warehouse_id"),
                Arguments.of(reserve("", any(1)), "order_id"),
                Arguments.of(reserve("o".repeat(101), any(1)), "order_id"),
                Arguments.of(Commands.commit("o\0p"), "order_id"),
                Arguments.of(Commands.release("o", "S\0KU"), "sku"),
                Arguments.of(
                        new ReservationRequested("o", Facts.SKU, ReservationCommand.UNKNOWN, List.of(), 1), "command"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldPutAsideWhatIsNoCommand(ReservationRequested command, String wrong) {
        topology.report(Facts.arrival("supply", "A", 5));
        topology.forgetThePast();

        topology.request(command);

        TestRecord<byte[], byte[]> letter = topology.deadLetters().readRecord();
        assertThat(header(letter, "stockstream.error.code")).isEqualTo("invalid_reservation");
        assertThat(header(letter, "__streams.errors.message")).contains(wrong);
        topology.expectNothingFurther();
    }

    @Test
    void shouldTakeTheLargestReservation() {
        topology.request(reserve("o".repeat(100), Facts.SKU, Collections.nCopies(1_000, largest())));

        ReservationDecided decided = topology.reservationDecisions().readValue();
        assertThat(decided.getQuantity()).isEqualTo(1_000_000_000_000L);
        assertThat(topology.outcomes().readValue()).isEqualTo(decided);
        topology.expectNothingFurther();
    }

    @Test
    void shouldPutPoisonAsideAndGoOn() {
        byte[] good = topology.bytes(Topics.RESERVATIONS, reserve("o", any(1)));
        pipe(key(Facts.SKU), "no magic byte".getBytes(StandardCharsets.UTF_8));
        pipe(null, good);
        pipe(key("SKU-2"), good);
        pipe(key(Facts.SKU), null);
        pipe(key(Facts.SKU), good);

        // The test driver drops dead letters of records that cannot be read; DeadLetterHandlerTest covers them.
        List<TestRecord<byte[], byte[]>> letters = topology.deadLetters().readRecordsToList();
        assertThat(letters)
                .extracting(letter -> header(letter, "__streams.errors.offset"))
                .containsExactly("1", "2", "3");
        assertThat(letters)
                .extracting(letter -> header(letter, "stockstream.error.code"))
                .containsOnly("invalid_reservation");
        assertThat(letters.getFirst().value()).isEqualTo(good);
        assertThat(header(letters.get(1), "__streams.errors.message")).contains("(key)", "SKU-2");
        assertThat(topology.reservationDecisions().readValuesToList()).hasSize(1);
        assertThat(topology.outcomes().readValuesToList()).hasSize(1);
        topology.expectNothingFurther();
    }

    @Test
    void shouldPutACommandInTheWrongPartitionAside() {
        try (StockDriver other = new StockDriver(StoreKind.MEMORY, 8)) {
            // The driver writes everything to partition 0; this sku belongs elsewhere.
            other.request(reserve("o", any(1)));

            assertThat(header(other.deadLetters().readRecord(), "__streams.errors.message"))
                    .contains("(partition)", "murmur2");
            other.expectNothingFurther();
        }
    }

    private static ReservationPart largest() {
        return named("w".repeat(100), 1_000_000_000);
    }

    private void pipe(byte[] key, byte[] value) {
        topology.pipe(Topics.RESERVATIONS, key, value);
    }
}
