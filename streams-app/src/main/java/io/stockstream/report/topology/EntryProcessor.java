package io.stockstream.report.topology;

import io.stockstream.movement.FieldError;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportOrder;
import io.stockstream.report.ReportRow;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.decide.Entries;
import io.stockstream.report.decide.EntryDecider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads the known state of the order, has {@link EntryDecider} decide, stores the result and hands the entry to its
 * row.
 */
final class EntryProcessor extends ContextualProcessor<String, SpecificRecord, String, ReportEntry> {

    private final BusinessCalendar calendar;
    private final EntryDecider decider;
    private KeyValueStore<String, ReportOrder> orders;
    private KeyValueStore<Bytes, ReportRow> rows;

    EntryProcessor(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.decider = new EntryDecider(calendar);
    }

    @Override
    public void init(ProcessorContext<String, ReportEntry> context) {
        super.init(context);
        orders = context.getStateStore(ReportStores.ORDERS);
        rows = context.getStateStore(ReportStores.ROWS);
    }

    @Override
    public void process(Record<String, SpecificRecord> incoming) {
        decide(incoming).ifPresent(step -> {
            // First: what may fail in the shard comes before its own first put, and must come before this one.
            if (step.entry() != null) {
                context().forward(new Record<>(step.entry().getReportDate(), step.entry(), incoming.timestamp()));
            }
            if (step.state() != null) {
                orders.put(incoming.key(), step.state());
            }
        });
    }

    private Optional<EntryDecider.Step> decide(Record<String, SpecificRecord> incoming) {
        return switch (incoming.value()) {
            case OrderDecided decided
            when decided.getStep() == OrderStep.PLACED -> {
                refuseWhere(RowId.check(decided));
                yield decider.placed(orders.get(incoming.key()), RowId.of(decided));
            }
            case OrderDecided other -> Optional.empty();
            case Order order -> {
                refuseWhere(check(order));
                ReportOrder known = orders.get(incoming.key());
                yield decider.state(known, row(known), order);
            }
            // A reported order stays reported, even when it is removed from its view.
            case null, default -> Optional.empty();
        };
    }

    private ReportEntry row(ReportOrder known) {
        if (known == null || known.getReportDate() == null) {
            return null;
        }
        ReportRow row = rows.get(DayKey.of(known.getReportDate(), known.getRowId()));
        return row == null ? null : row.getEntry();
    }

    private List<FieldError> check(Order order) {
        List<FieldError> errors = new ArrayList<>();
        if (order.getStatus() == OrderStatus.UNKNOWN) {
            errors.add(new FieldError("status", order.getStatus().name(), "must be one that this version knows"));
        } else if (Entries.isSold(order.getStatus())
                && order.getLines().stream().anyMatch(line -> line.getSku() == null)) {
            errors.add(new FieldError("lines[].sku", null, "must be set in every line of an order that is processed"));
        }
        if (!BusinessCalendar.isWritable(calendar.date(order.getCreatedAt()))) {
            errors.add(
                    new FieldError("created_at", order.getCreatedAt().toString(), "must be in the years 0000 to 9999"));
        }
        return errors;
    }

    private static void refuseWhere(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidReportException(errors);
        }
    }
}
