package io.stockstream.stock.topology;

import static io.stockstream.stock.topology.Commands.any;
import static io.stockstream.stock.topology.Commands.commit;
import static io.stockstream.stock.topology.Commands.reserve;
import static io.stockstream.stock.topology.Commands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.streams.Facts;
import io.stockstream.streams.TopologyDriver;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** What stock writes for an order of one sku that lies in one warehouse: a budget of records. */
class SaleCostTest {

    @Test
    void shouldWriteHalfAsMuchForASaleAsForAHoldAndItsCommit() {
        Map<String, Integer> sale = written(sell("o", any(1)));
        Map<String, Integer> holdAndCommit = written(reserve("o", any(1)), commit("o"));

        assertThat(sale)
                .isEqualTo(Map.of(
                        // Read by reports and a replay.
                        "stock.reservation-decisions", 1,
                        // Read by orders.
                        "orders.reservation-outcomes", 1,
                        // Of the warehouse and of all together, read by stock-views and the cache.
                        "stock.levels", 2,
                        "stockstream-stock-stock-ledger-changelog", 2,
                        "stockstream-stock-stock-reservations-changelog", 1));
        holdAndCommit.remove("orders.reservation-outcomes");
        sale.remove("orders.reservation-outcomes");
        assertThat(holdAndCommit.keySet()).isEqualTo(sale.keySet());
        holdAndCommit.forEach((topic, records) -> assertThat(records).as(topic).isEqualTo(2 * sale.get(topic)));
    }

    /** The records by topic that follow from the commands. */
    private static Map<String, Integer> written(ReservationRequested... commands) {
        try (TopologyDriver stock = new TopologyDriver(serdes ->
                new StockTopology(serdes, StoreKind.ROCKSDB, StoreKind.ROCKSDB, 1, decided -> {}, decided -> {}))) {
            stock.input(Topics.MOVEMENTS).pipeInput(Facts.SKU, Facts.arrival("supply", "A", 9), Facts.NOON);
            Map<String, Integer> unused = read(stock);
            for (ReservationRequested command : List.of(commands)) {
                stock.input(Topics.RESERVATIONS).pipeInput(Facts.SKU, command, Facts.NOON);
            }
            return read(stock);
        }
    }

    private static Map<String, Integer> read(TopologyDriver from) {
        Map<String, Integer> records = new TreeMap<>();
        for (String topic : List.copyOf(from.driver().producedTopicNames())) {
            int count = from.driver()
                    .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .size();
            if (count > 0) {
                records.put(topic, count);
            }
        }
        return records;
    }
}
