package io.stockstream.report.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.KeyRange;
import io.stockstream.platform.store.MissingException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.report.DayReport;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportState;
import io.stockstream.report.SkuTotal;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.topology.DayKey;
import io.stockstream.report.topology.ReadableReports;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schema.Topics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Business days: the data of one, its rows, its sales, and the changes after it was final. */
@RestController
@ConditionalOnTopology(ReportTopology.NAME)
public final class ReportController {

    /** Path of one shard of a day; a reader of the day asks for all of them at once, each a key. */
    public static final String SHARD = "/store/report-shards";

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST = 1_001;

    /** The topics that a shard of a day is built from. */
    private static final List<String> SHARD_SOURCES = List.of(Topics.ORDER_DECISIONS.name(), Topics.ORDERS.name());

    /** The topics that a day which is over is built from. */
    private static final List<String> DAY_SOURCES =
            List.of(Topics.REPORT_CLOSINGS.name(), Topics.SHARD_ROWS.name(), Topics.SHARD_REVISIONS.name());

    private final StoreReader reader;
    private final PartitionCounts partitions;

    public ReportController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /**
     * State and totals of a day that is over, or what else is known of the day itself. That nothing is known of it is
     * certain only when it is fresh: most days that are asked for are not over, and their shards know more.
     */
    @GetMapping("/store/report-days")
    ObjectNode day(@RequestParam String date, @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        if (fresh) {
            awaitDay(ReadableReports.DAYS, date);
        }
        return reader.<DayReport>get(ReadableReports.DAYS, partition(date), date, ReadMode.AT_ONCE)
                .map(AvroJson::of)
                .orElseThrow(() -> new MissingException("Nothing is known of the day " + date));
    }

    /** State and totals of a day in one shard: one item, or none. The caller adds the shards up. */
    @GetMapping(SHARD)
    ObjectNode shard(
            @RequestParam int partition,
            @RequestParam String date,
            @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        awaitShard(ReadableReports.SHARDS, partition, fresh);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        reader.<DayReport>get(ReadableReports.SHARDS, partition, date, ReadMode.AT_ONCE)
                .map(AvroJson::of)
                .ifPresent(items::add);
        return page;
    }

    /** Days whose report of orders is open in a shard, before a date: there are few of them, and few days in all. */
    @GetMapping("/store/open-report-days")
    ObjectNode openDays(@RequestParam int partition, @RequestParam String before, @RequestParam int limit) {
        requireDate(before);
        int most = size(limit);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        // All keys: they are texts here, and dates sort as texts.
        reader.visit(
                ReadableReports.SHARDS, partition, new KeyRange(null, null), (KeyValue<Bytes, DayReport> entry) -> {
                    DayReport day = entry.value;
                    if (day.getState() == ReportState.OPEN
                            && day.getReportDate().compareTo(before) < 0) {
                        items.add(day.getReportDate());
                    }
                    return items.size() < most && day.getReportDate().compareTo(before) < 0;
                });
        return page;
    }

    /** Orders of a day in one shard, by row id; the caller merges the shards. */
    @GetMapping("/store/report-rows")
    ObjectNode rows(
            @RequestParam int partition,
            @RequestParam String date,
            @RequestParam Optional<Long> after,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        Bytes first = after.map(rowId -> DayKey.after(date, notNegative(rowId))).orElse(DayKey.first(date));
        int most = size(limit);
        awaitShard(ReadableReports.ROWS, partition, fresh);
        return page(
                ReadableReports.ROWS, partition, date, first, most, (ReportRow row) -> ReportJson.of(row.getEntry()));
    }

    /** A day's sales in one shard, by currency and sku; the caller merges the shards and adds up what is of one sku. */
    @GetMapping("/store/report-totals")
    ObjectNode totals(
            @RequestParam int partition,
            @RequestParam String date,
            @RequestParam("after_currency") Optional<String> afterCurrency,
            @RequestParam("after_sku") Optional<String> afterSku,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        if (afterCurrency.isPresent() != afterSku.isPresent()) {
            throw new IllegalArgumentException("after_currency and after_sku go together: give both or neither");
        }
        Bytes first = afterCurrency
                .map(currency -> DayKey.after(date, currency, afterSku.orElseThrow()))
                .orElse(DayKey.first(date));
        int most = size(limit);
        awaitShard(ReadableReports.TOTALS, partition, fresh);
        return page(ReadableReports.TOTALS, partition, date, first, most, (SkuTotal total) -> AvroJson.of(total));
    }

    /** What changed after a day was final, by revision. */
    @GetMapping("/store/report-revisions")
    ObjectNode revisions(
            @RequestParam String date,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        Bytes first = DayKey.after(date, notNegative(after));
        int most = size(limit);
        return sure(
                ReadableReports.REVISIONS,
                date,
                fresh,
                () -> page(
                        ReadableReports.REVISIONS,
                        partition(date),
                        date,
                        first,
                        most,
                        (ReportRevision revision) -> ReportJson.of(revision)),
                page -> page.get("items").isEmpty());
    }

    private <V extends SpecificRecord> ObjectNode page(
            ReadableStore store, int partition, String date, Bytes first, int most, Function<V, ObjectNode> shown) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items")
                .addAll(reader.list(
                        store,
                        partition,
                        first,
                        DayKey.last(date),
                        most,
                        (KeyValue<Bytes, V> entry) -> Optional.of(shown.apply(entry.value))));
        return page;
    }

    private void awaitShard(ReadableStore store, int partition, boolean fresh) {
        if (fresh) {
            SHARD_SOURCES.forEach(source -> reader.awaitCommitted(store, new TopicPartition(source, partition)));
        }
    }

    /** "Not there" is certain only after everything that the day may have been built from. */
    private <T> T sure(ReadableStore store, String date, boolean fresh, Supplier<T> read, Predicate<T> isNothing) {
        if (!fresh) {
            T found = read.get();
            if (!isNothing.test(found)) {
                return found;
            }
        }
        awaitDay(store, date);
        return read.get();
    }

    private void awaitDay(ReadableStore store, String date) {
        DAY_SOURCES.forEach(source -> reader.awaitCommitted(store, new TopicPartition(source, partition(date))));
    }

    private int partition(String date) {
        return partitions.ofKey(Topics.REPORT_CLOSINGS.name(), date);
    }

    static void requireDate(String date) {
        if (BusinessCalendar.read(date).isEmpty()) {
            throw new IllegalArgumentException("date must be a date such as 2026-11-21");
        }
    }

    static int size(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more (was %d)".formatted(limit));
        }
        return Math.min(limit, MOST);
    }

    private static long notNegative(long after) {
        if (after < 0) {
            throw new IllegalArgumentException("after must be 0 or more (was %d)".formatted(after));
        }
        return after;
    }
}
