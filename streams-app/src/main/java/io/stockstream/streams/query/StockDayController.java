package io.stockstream.streams.query;

import io.stockstream.report.StockDay;
import io.stockstream.schema.Topics;
import io.stockstream.streams.report.ReportTopology;
import io.stockstream.streams.report.StockDayKey;
import io.stockstream.streams.runtime.AvroJson;
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
final class StockDayController {

    private final StoreReader reader;

    StockDayController(StoreReader reader) {
        this.reader = reader;
    }

    /** By sku, each as it was left by the last day up to this one in which it changed; a sku that came later is not in it. */
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
            reader.awaitCommitted(ReadableStore.STOCK_DAYS, new TopicPartition(Topics.STOCK_LEVELS.name(), partition));
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        Optional<String> sku = next(partition, after.map(StockDayKey::behind).orElse(StockDayKey.lowest()));
        while (sku.isPresent() && items.size() < most) {
            reader.<StockDay>last(
                            ReadableStore.STOCK_DAYS,
                            partition,
                            StockDayKey.first(sku.get()),
                            StockDayKey.of(sku.get(), date))
                    .map(AvroJson::of)
                    .ifPresent(items::add);
            sku = next(partition, StockDayKey.behind(sku.get()));
        }
        return page;
    }

    /** A jump over all days of the sku before, however many they are. */
    private Optional<String> next(int partition, Bytes from) {
        List<String> first = reader.list(
                ReadableStore.STOCK_DAYS,
                partition,
                from,
                StockDayKey.highest(),
                1,
                (KeyValue<Bytes, StockDay> entry) -> Optional.of(StockDayKey.sku(entry.key)));
        return first.stream().findFirst();
    }
}
