package io.stockstream.report.topology;

import static io.stockstream.report.decide.Reports.NOON;
import static io.stockstream.report.decide.Reports.held;
import static io.stockstream.report.decide.Reports.order;
import static io.stockstream.report.decide.Reports.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.OrderStatus;
import io.stockstream.report.decide.Reports;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

/** What reports write for an order, at most: the driver commits after every record, so its caches merge nothing. */
class RecordsPerOrderTest {

    @Test
    void shouldWriteToItsStoresOnly() {
        try (ReportDriver topology = new ReportDriver(Reports.CALENDAR)) {
            topology.decide(placed("a", 3, 10, NOON));
            topology.keep(order("a", OrderStatus.PENDING, 1, NOON));
            topology.keep(order("a", OrderStatus.PROCESSED, 4, NOON));
            for (String sku : new String[] {"bolt", "nut"}) {
                topology.post(held(sku, 1, 9, 2), NOON);
                topology.post(held(sku, 2, 7, 0), NOON);
            }

            assertThat(written(topology.topology().driver()))
                    .isEqualTo(new TreeMap<>(Map.of(
                            "stockstream-reports-report-orders-changelog", 2,
                            "stockstream-reports-report-rows-changelog", 2,
                            "stockstream-reports-report-shards-changelog", 2,
                            "stockstream-reports-report-totals-changelog", 2,
                            "stockstream-reports-stock-days-changelog", 4)));
        }
    }

    private static Map<String, Integer> written(TopologyTestDriver driver) {
        Map<String, Integer> written = new TreeMap<>();
        for (String topic : driver.producedTopicNames()) {
            int records = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .size();
            if (records > 0) {
                written.put(topic, records);
            }
        }
        return written;
    }
}
