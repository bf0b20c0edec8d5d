package io.stockstream.order.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.LookupRequested;
import io.stockstream.platform.runtime.KeyPlace;
import io.stockstream.schema.Topics;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Each partition of the catalogue is asked once, for all its rows. */
class LookupQuestionsTest {

    private static final int PARTITIONS = 8;
    private static final List<String> SKUS =
            IntStream.range(0, 40).mapToObj(i -> "SKU-" + i).toList();

    @Test
    void shouldAskEachPartitionForItsRows() {
        Basket basket = Basket.of(OrderFacts.EMAIL);
        SKUS.forEach(sku -> basket.sku(sku, 1));
        try (TopologyDriver topology =
                new TopologyDriver(serdes -> new OrderTopology(serdes, 1, PARTITIONS, decided -> {}))) {
            topology.input(Topics.ORDER_REQUESTS)
                    .pipeInput(OrderFacts.ORDER, OrderFacts.place(basket.order()), Facts.NOON);

            List<TestRecord<String, LookupRequested>> questions =
                    topology.output(Topics.LOOKUPS).readRecordsToList();

            assertThat(questions)
                    .extracting(each -> KeyPlace.of(each.key(), PARTITIONS))
                    .doesNotHaveDuplicates();
            for (TestRecord<String, LookupRequested> each : questions) {
                List<Asked> rows = Asked.in(each.value());
                assertThat(rows.getFirst().key()).isEqualTo(each.key());
                assertThat(rows)
                        .allMatch(row -> KeyPlace.of(row.key(), PARTITIONS) == KeyPlace.of(each.key(), PARTITIONS))
                        .allMatch(row -> row.orderId().equals(OrderFacts.ORDER)
                                && row.asOf().equals(Facts.NOON));
            }
            assertThat(questions.stream().flatMap(each -> Asked.in(each.value()).stream()))
                    .extracting(Asked::key)
                    .containsExactlyInAnyOrderElementsOf(SKUS);
        }
    }
}
