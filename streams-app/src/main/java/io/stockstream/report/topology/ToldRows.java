package io.stockstream.report.topology;

import io.stockstream.report.DailyReportRow;
import io.stockstream.report.ShardRows;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The rows that the shards of a day have told, merged by id; one part of each shard is in memory. */
final class ToldRows implements Iterator<DailyReportRow>, AutoCloseable {

    private final long afterRow;
    private final List<KeyValueIterator<Bytes, ShardRows>> shards;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(head -> head.row.getReportId()));

    /** The next row of a shard, and what follows it. */
    private record Head(DailyReportRow row, Iterator<DailyReportRow> part, Iterator<ShardRows> parts) {}

    private record Values(KeyValueIterator<Bytes, ShardRows> entries) implements Iterator<ShardRows> {
        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public ShardRows next() {
            return entries.next().value;
        }
    }

    /**
     * @param afterRow rows up to this one are left out
     * @param shards the parts of each shard, in order; closed with this
     */
    ToldRows(long afterRow, List<KeyValueIterator<Bytes, ShardRows>> shards) {
        this.afterRow = afterRow;
        this.shards = shards;
        shards.forEach(shard -> add(List.<DailyReportRow>of().iterator(), new Values(shard)));
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public DailyReportRow next() {
        if (heads.isEmpty()) {
            throw new NoSuchElementException();
        }
        Head first = heads.remove();
        add(first.part, first.parts);
        return first.row;
    }

    private void add(Iterator<DailyReportRow> part, Iterator<ShardRows> parts) {
        Iterator<DailyReportRow> current = part;
        while (current.hasNext() || parts.hasNext()) {
            if (!current.hasNext()) {
                current = parts.next().getRows().iterator();
                continue;
            }
            DailyReportRow row = current.next();
            if (row.getReportId() > afterRow) {
                heads.add(new Head(row, current, parts));
                return;
            }
        }
    }

    @Override
    public void close() {
        shards.forEach(KeyValueIterator::close);
    }
}
