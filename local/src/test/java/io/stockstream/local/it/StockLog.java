package io.stockstream.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.RejectionReason;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.StockLevelKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topics say of the skus of one test, which all begin with the same prefix. */
final class StockLog {

    private final Cluster cluster;
    private final String prefix;

    StockLog(Cluster cluster, String prefix) {
        this.cluster = cluster;
        this.prefix = prefix;
    }

    List<StockDecided> decisions() {
        return cluster.read(Topics.STOCK_DECISIONS).stream()
                .map(ConsumerRecord::value)
                .filter(decided -> decided.getSku().startsWith(prefix))
                .toList();
    }

    /** The last record of every key, on the topic or a shadow of it. */
    <V extends SpecificRecord> Map<String, V> newest(Topic<String, V> view, String suffix) {
        Map<String, V> newest = new HashMap<>();
        cluster.read(view, view.name() + suffix).stream()
                .filter(record -> sku(record.value()).startsWith(prefix))
                .forEach(record -> newest.put(record.key(), record.value()));
        return newest;
    }

    /** Of all warehouses together, by sku. */
    Map<String, StockLevel> levels() {
        Map<String, StockLevel> levels = newest(Topics.STOCK_LEVELS, "");
        levels.keySet().removeIf(StockLevelKey::isOfWarehouse);
        return levels;
    }

    void assertDecidedOnce() {
        Set<String> positions = new HashSet<>();
        Set<String> ends = new HashSet<>();
        for (StockDecided decided : decisions()) {
            assertThat(positions.add(decided.getFact().toString()))
                    .as("decided once")
                    .isTrue();
            boolean verdict = decided.getOutcome() == Outcome.ACCEPTED
                    || decided.getReason() == RejectionReason.INSUFFICIENT_STOCK;
            if (verdict) {
                String end = decided.getSku() + decided.getMovementId() + decided.getEvent();
                assertThat(ends.add(end)).as("one verdict for %s", end).isTrue();
            }
        }
    }

    void assertConserved() {
        Map<String, Long> inWarehouses = new HashMap<>();
        Map<String, Long> inAll = new HashMap<>();
        newest(Topics.STOCK_LEVELS, "").forEach((key, level) -> {
            assertThat(level.getOnHand()).isNotNegative();
            if (StockLevelKey.isOfWarehouse(key)) {
                inWarehouses.merge(level.getSku(), level.getOnHand(), Long::sum);
            } else {
                inAll.put(level.getSku(), level.getOnHand());
                assertConserved(level);
            }
        });
        assertThat(inWarehouses).isEqualTo(inAll);
    }

    private static void assertConserved(StockLevel level) {
        assertThat(level.getReceived())
                .isEqualTo(level.getOnHand()
                        + level.getInTransit()
                        + level.getLost()
                        - level.getSurplus()
                        + level.getSold());
        assertThat(level.getInTransit()).isNotNegative();
    }

    private static String sku(SpecificRecord record) {
        return String.valueOf(record.get(record.getSchema().getField("sku").pos()));
    }
}
