package io.stockstream.streams.report;

import io.stockstream.movement.FieldError;
import io.stockstream.report.StockDay;
import io.stockstream.stock.StockLevel;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the stock of every sku at the end of every day in which it changed. */
final class StockDayProcessor extends ContextualProcessor<String, StockLevel, Void, Void> {

    private final BusinessCalendar calendar;
    private final StockDays posting;
    private KeyValueStore<Bytes, StockDay> days;

    StockDayProcessor(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.posting = new StockDays(calendar);
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        days = context.getStateStore(ReportStores.STOCK_DAYS);
    }

    @Override
    public void process(Record<String, StockLevel> incoming) {
        StockLevel level = incoming.value();
        if (level == null || level.getWarehouseId() != null) {
            // A removed level leaves the recorded stock of past days as it is; a day shows all warehouses together.
            return;
        }
        Instant posted = Instant.ofEpochMilli(incoming.timestamp());
        if (!BusinessCalendar.isWritable(calendar.date(posted))) {
            throw new InvalidReportException(
                    List.of(new FieldError("timestamp", posted.toString(), "must be in the years 0000 to 9999")));
        }
        posting.posted(newest(level.getSku()), level, posted)
                .ifPresent(day -> days.put(StockDayKey.of(day.getSku(), day.getReportDate()), day));
    }

    private StockDay newest(String sku) {
        try (KeyValueIterator<Bytes, StockDay> newestFirst =
                days.reverseRange(StockDayKey.first(sku), StockDayKey.behind(sku))) {
            return newestFirst.hasNext() ? newestFirst.next().value : null;
        }
    }
}
