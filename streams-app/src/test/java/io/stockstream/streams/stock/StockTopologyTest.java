package io.stockstream.streams.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.schema.Topics;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.MovementStatus;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.streams.runtime.StoreKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockTopologyTest {

    private final List<StockDecided> heard = new ArrayList<>();
    private final TopologyDriver topology =
            new TopologyDriver(serdes -> new StockTopology(serdes, StoreKind.MEMORY, 1, heard::add));
    private final TestInputTopic<String, MovementReported> facts = topology.input(Topics.MOVEMENTS);
    private final TestOutputTopic<String, StockDecided> decisions = topology.output(Topics.STOCK_DECISIONS);
    private final TestOutputTopic<String, StockLevel> levels = topology.output(Topics.STOCK_LEVELS);
    private final TestOutputTopic<String, Movement> movements = topology.output(Topics.STOCK_MOVEMENTS);
    private final TestOutputTopic<byte[], byte[]> deadLetters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellTheStoryOfATransferThatLosesTwo() {
        report(Facts.arrival("supply", "A", 500));
        report(Facts.departure("m", "A", 100));
        report(Facts.arrival("m", "B", 98));

        assertThat(decisions.readValuesToList())
                .extracting(StockDecided::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED);
        assertThat(levels.readValuesToList())
                .extracting(StockLevel::getOnHand, StockLevel::getInTransit, StockLevel::getLost)
                .containsExactly(tuple(500L, 0L, 0L), tuple(400L, 100L, 0L), tuple(498L, 0L, 2L));
        assertThat(movements.readKeyValuesToList())
                .extracting(view -> view.key, view -> view.value.getStatus())
                .containsExactly(
                        tuple(Facts.id("supply"), MovementStatus.ARRIVED_UNMATCHED),
                        tuple(Facts.id("m"), MovementStatus.IN_TRANSIT),
                        tuple(Facts.id("m"), MovementStatus.COMPLETED));
        expectNothingFurther();
    }

    @Test
    void shouldAnswerADuplicateAndChangeNothing() {
        report(Facts.arrival("supply", "A", 5));
        report(Facts.arrival("supply", "A", 5));

        assertThat(decisions.readValuesToList())
                .extracting(StockDecided::getOutcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
        assertThat(levels.readValuesToList()).hasSize(1);
        assertThat(movements.readValuesToList()).hasSize(1);
        expectNothingFurther();
    }

    @Test
    void shouldPublishARefusedDepartureOnItsMovementOnly() {
        report(Facts.departure("m", "A", 1));

        assertThat(decisions.readValue().getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(movements.readValue().getStatus()).isEqualTo(MovementStatus.REJECTED);
        expectNothingFurther();
    }

    @Test
    void shouldNameTheFactThatADecisionAnswers() {
        report(Facts.arrival("one", "A", 5));
        report(Facts.arrival("two", "A", 5));

        assertThat(decisions.readValuesToList())
                .extracting(decided -> decided.getFact().getOffset())
                .containsExactly(0L, 1L);
        assertThat(heard).hasSize(2);
    }

    @Test
    void shouldTakeTheTimeFromTheRecord() {
        facts.pipeInput(Facts.SKU, Facts.arrival("m", "A", 1), Facts.NOON.plusSeconds(7));

        assertThat(decisions.readValue().getDecidedAt()).isEqualTo(Facts.NOON.plusSeconds(7));
        assertThat(levels.readValue().getUpdatedAt()).isEqualTo(Facts.NOON.plusSeconds(7));
    }

    @Test
    void shouldPutPoisonAsideAndGoOn() {
        TestInputTopic<byte[], byte[]> raw = topology.rawInput(Topics.MOVEMENTS.name());
        byte[] good = bytes(Facts.arrival("m", "A", 1));
        byte[] truncated = Arrays.copyOf(good, good.length / 2);
        raw.pipeInput(key(Facts.SKU), "no magic byte".getBytes(StandardCharsets.UTF_8));
        raw.pipeInput(key(Facts.SKU), new byte[] {0, 0, 0, 99, 99, 1, 2, 3});
        raw.pipeInput(key(Facts.SKU), truncated);
        raw.pipeInput((byte[]) null, good);
        raw.pipeInput(key("SKU-2"), good);
        raw.pipeInput(key(Facts.SKU), (byte[]) null);
        raw.pipeInput(key(Facts.SKU), bytes(Facts.arrival("n", "A", -5)));
        raw.pipeInput(key(Facts.SKU), bytes(Facts.fact("n", "A", MovementEvent.UNKNOWN, 5, Facts.NOON)));
        raw.pipeInput(key(Facts.SKU), good);

        // The test driver drops dead letters of records that cannot be read; DeadLetterHandlerTest and the system tests
        // cover them.
        List<TestRecord<byte[], byte[]>> letters = deadLetters.readRecordsToList();
        assertThat(letters)
                .extracting(letter -> header(letter, "__streams.errors.offset"))
                .containsExactly("3", "4", "5", "6", "7");
        assertThat(letters)
                .extracting(letter -> header(letter, "stockstream.error.code"))
                .containsOnly("invalid_movement");
        assertThat(letters.get(0).value()).isEqualTo(good);
        assertThat(header(letters.get(1), "__streams.errors.message")).contains("(key)", "SKU-2");
        assertThat(header(letters.get(3), "__streams.errors.message")).contains("quantity", "-5");
        assertThat(decisions.readValuesToList()).hasSize(1);
        assertThat(levels.readValuesToList()).hasSize(1);
        assertThat(movements.readValuesToList()).hasSize(1);
        expectNothingFurther();
    }

    @Test
    void shouldPutAFactInTheWrongPartitionAside() {
        try (TopologyDriver other =
                new TopologyDriver(serdes -> new StockTopology(serdes, StoreKind.MEMORY, 8, heard::add))) {
            // The driver writes everything to partition 0; this sku belongs elsewhere.
            other.input(Topics.MOVEMENTS).pipeInput(Facts.SKU, Facts.arrival("m", "A", 1));

            assertThat(header(other.deadLetters().readRecord(), "__streams.errors.message"))
                    .contains("(partition)", "murmur2");
            assertThat(other.output(Topics.STOCK_DECISIONS).isEmpty()).isTrue();
        }
    }

    private void report(MovementReported fact) {
        facts.pipeInput(fact.getSku(), fact);
    }

    private byte[] bytes(MovementReported fact) {
        return topology.serdes().value(Topics.MOVEMENTS).serializer().serialize(Topics.MOVEMENTS.name(), fact);
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void expectNothingFurther() {
        assertThat(decisions.isEmpty()).as("no further decisions").isTrue();
        assertThat(levels.isEmpty()).as("no further levels").isTrue();
        assertThat(movements.isEmpty()).as("no further movements").isTrue();
        assertThat(deadLetters.isEmpty()).as("no further dead letters").isTrue();
    }
}
