package io.stockstream.streams.query;

import io.stockstream.report.DayReport;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportState;
import io.stockstream.report.SkuTotal;
import io.stockstream.schema.Topics;
import io.stockstream.streams.report.BusinessCalendar;
import io.stockstream.streams.report.DayKey;
import io.stockstream.streams.report.ReportTopology;
import io.stockstream.streams.runtime.AvroJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.KeyQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Business days: the data of one, its rows, its sales, and the changes after it was final. */
@RestController
@ConditionalOnTopology(ReportTopology.NAME)
final class ReportController {

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST = 1_001;

    /** The topics that a day's report is built from. */
    private static final List<String> SOURCES = List.of(Topics.REPORT_ENTRIES.name(), Topics.REPORT_CLOSINGS.name());

    private final StoreReader reader;
    private final PartitionCounts partitions;

    ReportController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /** State and totals of a day. */
    @GetMapping("/store/report-days")
    ObjectNode day(@RequestParam String date, @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        KeyQuery<String, DayReport> question = KeyQuery.withKey(date);
        return sure(
                        ReadableStore.REPORT_DAYS,
                        date,
                        fresh,
                        () -> reader.ask(
                                ReadableStore.REPORT_DAYS,
                                new TopicPartition(Topics.REPORT_ENTRIES.name(), partition(date)),
                                question,
                                ReadMode.AT_ONCE),
                        Optional::isEmpty)
                .map(AvroJson::of)
                .orElseThrow(() -> new MissingException("Nothing is known of the day " + date));
    }

    /** Days of a partition whose report of orders is open, before a date: there are few of them, and few days in all. */
    @GetMapping("/store/open-report-days")
    ObjectNode openDays(@RequestParam int partition, @RequestParam String before, @RequestParam int limit) {
        requireDate(before);
        int most = size(limit);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        // All keys: they are texts here, and dates sort as texts.
        reader.visit(
                ReadableStore.REPORT_DAYS, partition, new KeyRange(null, null), (KeyValue<Bytes, DayReport> entry) -> {
                    DayReport day = entry.value;
                    if (day.getState() == ReportState.OPEN
                            && day.getReportDate().compareTo(before) < 0) {
                        items.add(day.getReportDate());
                    }
                    return items.size() < most && day.getReportDate().compareTo(before) < 0;
                });
        return page;
    }

    /** Orders of a day, by row id. */
    @GetMapping("/store/report-rows")
    ObjectNode rows(
            @RequestParam String date,
            @RequestParam Optional<Long> after,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        return page(
                ReadableStore.REPORT_ROWS,
                date,
                after.map(rowId -> DayKey.after(date, notNegative(rowId))).orElse(DayKey.first(date)),
                limit,
                fresh,
                (ReportRow row) -> ReportJson.of(row.getEntry()));
    }

    /** A day's sales, by currency and sku. */
    @GetMapping("/store/report-totals")
    ObjectNode totals(
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
        return page(ReadableStore.REPORT_TOTALS, date, first, limit, fresh, (SkuTotal total) -> AvroJson.of(total));
    }

    /** What changed after a day was final, by revision. */
    @GetMapping("/store/report-revisions")
    ObjectNode revisions(
            @RequestParam String date,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean fresh) {
        requireDate(date);
        return page(
                ReadableStore.REPORT_REVISIONS,
                date,
                DayKey.after(date, notNegative(after)),
                limit,
                fresh,
                (ReportRevision revision) -> ReportJson.of(revision));
    }

    private <V extends SpecificRecord> ObjectNode page(
            ReadableStore store, String date, Bytes first, int limit, boolean fresh, Function<V, ObjectNode> shown) {
        int most = size(limit);
        List<ObjectNode> items = sure(
                store,
                date,
                fresh,
                () -> reader.list(
                        store,
                        partition(date),
                        first,
                        DayKey.last(date),
                        most,
                        (KeyValue<Bytes, V> entry) -> Optional.of(shown.apply(entry.value))),
                List::isEmpty);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items);
        return page;
    }

    /** "Not there" is certain only after everything that the day may have been built from. */
    private <T> T sure(ReadableStore store, String date, boolean fresh, Supplier<T> read, Predicate<T> isNothing) {
        if (!fresh) {
            T found = read.get();
            if (!isNothing.test(found)) {
                return found;
            }
        }
        SOURCES.forEach(source -> reader.awaitCommitted(store, new TopicPartition(source, partition(date))));
        return read.get();
    }

    private int partition(String date) {
        return partitions.ofKey(Topics.REPORT_ENTRIES.name(), date);
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
