package io.stockstream.catalogue.lookup;

import static io.stockstream.catalogue.lookup.Products.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.User;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.RowAsked;
import io.stockstream.order.RowVersion;
import io.stockstream.platform.runtime.KeyPlace;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A question has all rows that an order wants of one partition. */
class LookupRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final User ANNA = new User(1L, "anna", "anna@example.org", null, MADE, null, 1L);
    private static final Address HOME = new Address(2L, 1L, "Main St 1", "Riga", null, "LV-1010", "LV", MADE, null, 2L);

    @Test
    void shouldAnswerAllRowsOfAQuestionTogether() {
        try (LookupScene scene = new LookupScene()) {
            scene.user("1", ANNA);
            scene.address("2", HOME);

            scene.ask(
                    "2",
                    LookupScene.question(
                            NOON,
                            new RowAsked(LookupKind.ADDRESS, "2", 1, null),
                            new RowAsked(LookupKind.SKU, "none", 2, null),
                            new RowAsked(LookupKind.USER, "1", 3, new RowVersion(2L, false))),
                    NOON);

            assertThat(scene.answer().value())
                    .isEqualTo(new LookupAnswered(
                            "o-1",
                            List.of(
                                    new RowAnswered(
                                            LookupKind.ADDRESS, "2", 1, new AddressFound(1L), LookupOutcome.FOUND),
                                    new RowAnswered(LookupKind.SKU, "none", 2, null, LookupOutcome.ABSENT),
                                    new RowAnswered(LookupKind.USER, "1", 3, null, LookupOutcome.NOT_YET))));
        }
    }

    /** The partition of the row has it, and this one would say that there is none. */
    @Test
    void shouldRefuseARowOfAnotherPartition() {
        try (TopologyDriver topology = new TopologyDriver(serdes -> new LookupsTopology(serdes, 8))) {
            String own = keyOf(0);
            String other = keyOf(1);
            RowAsked ownRow = new RowAsked(LookupKind.SKU, own, 1, null);
            topology.input(Topics.LOOKUPS).pipeInput(own, LookupScene.question(NOON, ownRow), NOON);
            topology.input(Topics.LOOKUPS)
                    .pipeInput(
                            own,
                            LookupScene.question(NOON, ownRow, new RowAsked(LookupKind.SKU, other, 1, null)),
                            NOON);

            assertThat(topology.output(Topics.LOOKUP_ANSWERS).readValuesToList())
                    .hasSize(1);
            assertThat(topology.deadLetters().readRecordsToList())
                    .extracting(letter -> new String(
                            letter.headers()
                                    .lastHeader("__streams.errors.message")
                                    .value(),
                            StandardCharsets.UTF_8))
                    .containsExactly("rows[].key: must belong to partition 0 with the others, and belongs to 1 (was %s)"
                            .formatted(other));
        }
    }

    private static String keyOf(int partition) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "SKU-" + i)
                .filter(sku -> KeyPlace.of(sku, 8) == partition)
                .findFirst()
                .orElseThrow();
    }
}
