package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.report.StockDay;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.decide.StockDays;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.StockDecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the stock of every sku at the end of every day in which it changed. */
final class StockDayProcessor extends ContextualProcessor<String, SpecificRecord, Void, Void> {

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
    public void process(Record<String, SpecificRecord> incoming) {
        posted(incoming).ifPresent(posted -> {
            if (!BusinessCalendar.isWritable(calendar.date(posted.at()))) {
                throw new InvalidReportException(List.of(
                        new FieldError("timestamp", posted.at().toString(), "must be in the years 0000 to 9999")));
            }
            posting.posted(new Known(posted.sku()), posted).forEach(this::apply);
        });
    }

    /** Empty for a decision that changed no stock. */
    private static Optional<StockDays.Posted> posted(Record<String, SpecificRecord> incoming) {
        Instant at = Instant.ofEpochMilli(incoming.timestamp());
        return switch (incoming.value()) {
            case StockDecided decided
            when decided.getStock() != null ->
                Optional.of(new StockDays.Posted(decided.getSku(), decided.getStockVersion(), decided.getStock(), at));
            case ReservationDecided decided
            when decided.getStock() != null ->
                Optional.of(new StockDays.Posted(decided.getSku(), decided.getStockVersion(), decided.getStock(), at));
            case null, default -> Optional.empty();
        };
    }

    private void apply(StockDays.Effect effect) {
        switch (effect) {
            case StockDays.Effect.KeepNewest(StockDay day) -> days.put(StockDayKey.newest(day.getSku()), day);
            case StockDays.Effect.Keep(StockDay day) ->
                days.put(StockDayKey.of(day.getSku(), day.getReportDate()), day);
            case StockDays.Effect.Forget(StockDay day) ->
                days.delete(StockDayKey.of(day.getSku(), day.getReportDate()));
        }
    }

    /** A range is read only where a decision is of an earlier day than one that came before it. */
    private final class Known implements StockDays.Known {
        private final String sku;

        Known(String sku) {
            this.sku = sku;
        }

        @Override
        public StockDay newest() {
            return days.get(StockDayKey.newest(sku));
        }

        @Override
        public StockDay upTo(String date) {
            try (KeyValueIterator<Bytes, StockDay> newestFirst =
                    days.reverseRange(StockDayKey.first(sku), StockDayKey.of(sku, date))) {
                return newestFirst.hasNext() ? newestFirst.next().value : null;
            }
        }

        @Override
        public List<StockDay> after(String date) {
            List<StockDay> later = new ArrayList<>();
            try (KeyValueIterator<Bytes, StockDay> oldestFirst =
                    days.range(StockDayKey.after(sku, date), StockDayKey.behind(sku))) {
                oldestFirst.forEachRemaining(entry -> later.add(entry.value));
            }
            return later;
        }
    }
}
