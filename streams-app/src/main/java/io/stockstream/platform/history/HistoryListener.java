package io.stockstream.platform.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.platform.failure.FailureKind;
import io.stockstream.platform.failure.Failures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Writes a batch of records to the history. It returns only when the database has committed what can be kept and Kafka
 * has confirmed dead letters for the rest; offsets are committed after that, so a batch may be written again, which
 * changes nothing.
 */
final class HistoryListener implements BatchMessageListener<byte[], byte[]> {

    /** The code of what the tables refuse. */
    static final String REFUSED = "history_refused";

    /** The code of bytes that are no record. */
    static final String UNREADABLE = "undeserializable";

    private final HistoryReader reader;
    private final HistoryTables tables;
    private final HistoryLetters letters;
    private final HistoryOutage outage;
    private final MeterRegistry meters;

    HistoryListener(
            HistoryReader reader,
            HistoryTables tables,
            HistoryLetters letters,
            HistoryOutage outage,
            MeterRegistry meters) {
        this.reader = reader;
        this.tables = tables;
        this.letters = letters;
        this.outage = outage;
        this.meters = meters;
    }

    /** A record and its row. */
    private record Kept(ConsumerRecord<byte[], byte[]> record, HistoryRow row) {}

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Kept> kept = new ArrayList<>();
        List<HistoryLetters.Refused> refused = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                reader.row(record).ifPresent(row -> kept.add(new Kept(record, row)));
            } catch (HistoryReader.UnreadableException e) {
                refused.add(new HistoryLetters.Refused(record, UNREADABLE, e));
            }
        }
        write(kept, refused);
        letters.write(refused);
        outage.over();
        kept.forEach(each -> meters.counter(
                        "stockstream.history.rows", "table", each.row().table().word())
                .increment());
    }

    /** Writes them together; if one of them is to blame that this fails, in halves, until it is alone. */
    private void write(List<Kept> kept, List<HistoryLetters.Refused> refused) {
        if (kept.isEmpty()) {
            return;
        }
        try {
            tables.write(kept.stream().map(Kept::row).toList());
        } catch (SQLException e) {
            if (Failures.kind(e) != FailureKind.OWN) {
                throw new HistoryAwayException(e);
            }
            if (kept.size() == 1) {
                refused.add(new HistoryLetters.Refused(kept.getFirst().record(), REFUSED, e));
                return;
            }
            int middle = kept.size() / 2;
            write(kept.subList(0, middle), refused);
            write(kept.subList(middle, kept.size()), refused);
        }
    }

    /** The database does not take any rows at the moment. */
    static final class HistoryAwayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HistoryAwayException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
