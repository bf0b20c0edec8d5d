package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.StockDriver.header;
import static io.stockstream.stock.topology.StockDriver.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.Topics;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.Facts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockTopologyTest {

    private final StockDriver topology = new StockDriver(StoreKind.MEMORY, 1);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellTheStoryOfATransferThatLosesTwo() {
        topology.report(Facts.arrival("supply", "A", 500));
        topology.report(Facts.departure("m", "A", 100));
        topology.report(Facts.arrival("m", "B", 98));

        assertThat(topology.decisions().readValuesToList())
                .extracting(StockDecided::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED);
        assertThat(topology.levels())
                .extracting(StockLevel::getOnHand, StockLevel::getInTransit, StockLevel::getLost)
                .containsExactly(tuple(500L, 0L, 0L), tuple(400L, 100L, 0L), tuple(498L, 0L, 2L));
        assertThat(topology.movements().readKeyValuesToList())
                .extracting(view -> view.key, view -> view.value.getStatus())
                .containsExactly(
                        tuple(movementKey("supply"), MovementStatus.ARRIVED_UNMATCHED),
                        tuple(movementKey("m"), MovementStatus.IN_TRANSIT),
                        tuple(movementKey("m"), MovementStatus.COMPLETED));
        topology.expectNothingFurther();
    }

    private static String movementKey(String movement) {
        return Facts.id(movement) + ":" + Facts.SKU;
    }

    @Test
    void shouldAnswerADuplicateAndChangeNothing() {
        topology.report(Facts.arrival("supply", "A", 5));
        topology.report(Facts.arrival("supply", "A", 5));

        assertThat(topology.decisions().readValuesToList())
                .extracting(StockDecided::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
        assertThat(topology.levels()).hasSize(1);
        assertThat(topology.movements().readValuesToList()).hasSize(1);
        topology.expectNothingFurther();
    }

    @Test
    void shouldPublishARefusedDepartureOnItsMovementOnly() {
        topology.report(Facts.departure("m", "A", 1));

        assertThat(topology.decisions().readValue().getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(topology.movements().readValue().getStatus()).isEqualTo(MovementStatus.REJECTED);
        topology.expectNothingFurther();
    }

    @Test
    void shouldNameTheFactThatADecisionAnswers() {
        topology.report(Facts.arrival("one", "A", 5));
        topology.report(Facts.arrival("two", "A", 5));

        assertThat(topology.decisions().readValuesToList())
                .extracting(decided -> decided.getFact().getOffset())
                .containsExactly(0L, 1L);
        assertThat(topology.heard()).hasSize(2);
    }

    @Test
    void shouldTakeTheTimeFromTheRecord() {
        topology.report(Facts.arrival("m", "A", 1), Facts.NOON.plusSeconds(7));

        assertThat(topology.decisions().readValue().getDecidedAt()).isEqualTo(Facts.NOON.plusSeconds(7));
        assertThat(topology.levels().getFirst().getUpdatedAt()).isEqualTo(Facts.NOON.plusSeconds(7));
    }

    @Test
    void shouldPutPoisonAsideAndGoOn() {
        byte[] good = bytes(Facts.arrival("m", "A", 1));
        byte[] truncated = Arrays.copyOf(good, good.length / 2);
        pipe(key(Facts.SKU), "no magic byte".getBytes(StandardCharsets.UTF_8));
        pipe(key(Facts.SKU), new byte[] {0, 0, 0, 99, 99, 1, 2, 3});
        pipe(key(Facts.SKU), truncated);
        pipe(null, good);
        pipe(key("SKU-2"), good);
        pipe(key(Facts.SKU), null);
        pipe(key(Facts.SKU), bytes(Facts.arrival("n", "A", -5)));
        pipe(key(Facts.SKU), bytes(Facts.fact("n", "A", MovementEvent.UNKNOWN, 5, Facts.NOON)));
        pipe(key(Facts.SKU), good);

        // The test driver drops dead letters of records that cannot be read; DeadLetterHandlerTest and the system tests
        // cover them.
        List<TestRecord<byte[], byte[]>> letters = topology.deadLetters().readRecordsToList();
        assertThat(letters)
                .extracting(letter -> header(letter, "__streams.errors.offset"))
                .containsExactly("3", "4", "5", "6", "7");
        assertThat(letters)
                .extracting(letter -> header(letter, "stockstream.error.code"))
                .containsOnly("invalid_movement");
        assertThat(letters.get(0).value()).isEqualTo(good);
        assertThat(header(letters.get(1), "__streams.errors.message")).contains("(key)", "SKU-2");
        assertThat(header(letters.get(3), "__streams.errors.message")).contains("quantity", "-5");
        assertThat(topology.decisions().readValuesToList()).hasSize(1);
        assertThat(topology.levels()).hasSize(1);
        assertThat(topology.movements().readValuesToList()).hasSize(1);
        topology.expectNothingFurther();
    }

    @Test
    void shouldPutAFactInTheWrongPartitionAside() {
        try (StockDriver other = new StockDriver(StoreKind.MEMORY, 8)) {
            // The driver writes everything to partition 0; this sku belongs elsewhere.
            other.report(Facts.arrival("m", "A", 1));

            assertThat(header(other.deadLetters().readRecord(), "__streams.errors.message"))
                    .contains("(partition)", "murmur2");
            other.expectNothingFurther();
        }
    }

    private void pipe(byte[] key, byte[] value) {
        topology.pipe(Topics.MOVEMENTS, key, value);
    }

    private byte[] bytes(MovementReported fact) {
        return topology.bytes(Topics.MOVEMENTS, fact);
    }
}
