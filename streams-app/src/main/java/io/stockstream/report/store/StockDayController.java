package io.stockstream.report.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.report.StockDay;
import io.stockstream.report.topology.ReadableReports;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.report.topology.StockDayKey;
import io.stockstream.schema.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stock at the end of a day, one partition at a time; the caller merges the partitions. */
@RestController
@ConditionalOnTopology(ReportTopology.NAME)
public final class StockDayController {

    private static final List<String> SOURCES =
            List.of(Topics.STOCK_DECISIONS.name(), Topics.RESERVATION_DECISIONS.name());

    private final StoreReader reader;

    public StockDayController(StoreReader reader) {
        this.reader = reader;
    }

    /**
     * By sku, each as it was left by the last day up to this one in which it changed; a sku that came later is not in
     * it.
     */
    @GetMapping("/store/stock-days")
    ObjectNode stock(
            @RequestParam int partition,
            @RequestParam String date,
            @RequestParam Optional<String> after,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh) {
        ReportController.requireDate(date);
        int most = ReportController.size(limit);
        if (fresh) {
            SOURCES.forEach(
                    source -> reader.awaitCommitted(ReadableReports.STOCK_DAYS, new TopicPartition(source, partition)));
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        Optional<StockDay> newest =
                next(partition, after.map(StockDayKey::behind).orElse(StockDayKey.lowest()));
        while (newest.isPresent() && items.size() < most) {
            StockDay last = newest.get();
            upTo(date, last, partition).map(AvroJson::of).ifPresent(items::add);
            newest = next(partition, StockDayKey.behind(last.getSku()));
        }
        return page;
    }

    private Optional<StockDay> upTo(String date, StockDay newest, int partition) {
        String sku = newest.getSku();
        return newest.getReportDate().compareTo(date) <= 0
                ? Optional.of(newest)
                : reader.last(ReadableReports.STOCK_DAYS, partition, StockDayKey.first(sku), StockDayKey.of(sku, date));
    }

    /** The last day of the next sku: a jump over all days of the sku before, however many they are. */
    private Optional<StockDay> next(int partition, Bytes from) {
        return reader
                .list(
                        ReadableReports.STOCK_DAYS,
                        partition,
                        from,
                        StockDayKey.highest(),
                        1,
                        (KeyValue<Bytes, StockDay> entry) -> Optional.of(entry.value))
                .stream()
                .findFirst();
    }
}
