package io.stockstream.report.topology;

import io.stockstream.report.HeldRow;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportRow;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The rows of a day as of its closing; rows that have changed since are among the held ones. */
final class RowsAtClose implements Iterator<ReportEntry> {

    private final KeyValueIterator<Bytes, ReportRow> rows;
    private final KeyValueIterator<Bytes, HeldRow> held;
    private ReportEntry next;

    /**
     * @param rows the current rows, by key
     * @param held kept rows of the same range; a row that did not exist at the closing has no entry
     */
    RowsAtClose(KeyValueIterator<Bytes, ReportRow> rows, KeyValueIterator<Bytes, HeldRow> held) {
        this.rows = rows;
        this.held = held;
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            KeyValue<Bytes, ReportRow> row = rows.next();
            while (held.hasNext() && held.peekNextKey().compareTo(row.key) < 0) {
                held.next();
            }
            boolean changed = held.hasNext() && held.peekNextKey().equals(row.key);
            next = changed ? held.next().value.getEntry() : row.value.getEntry();
        }
        return next != null;
    }

    @Override
    public ReportEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ReportEntry row = next;
        next = null;
        return row;
    }
}
