package io.stockstream.report.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportLine;
import io.stockstream.report.ReportRevision;
import java.math.BigDecimal;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orders of a day without their lines, of which an order may have a thousand: a list of a day needs only their totals.
 */
final class ReportJson {

    private static final String LINES = "lines";

    private ReportJson() {}

    /**
     * The entry with {@code amount} in place of its lines: the revenue of those that have a price, null when none has.
     */
    static ObjectNode of(ReportEntry entry) {
        ObjectNode json = AvroJson.of(ReportEntry.newBuilder(entry).clearLines().build());
        json.remove(LINES);
        json.put("amount", amount(entry));
        return json;
    }

    /** The revision with both of its entries as above. */
    static ObjectNode of(ReportRevision revision) {
        ObjectNode json = AvroJson.of(revision);
        if (revision.getBefore() != null) {
            json.set("before", of(revision.getBefore()));
        }
        json.set("after", of(revision.getAfter()));
        return json;
    }

    private static BigDecimal amount(ReportEntry entry) {
        return entry.getLines().stream()
                .map(ReportLine::getRevenue)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
