package io.stockstream.order.topology;

import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.RowAsked;
import io.stockstream.order.RowVersion;
import java.time.Instant;
import java.util.List;

/** One row that an order asks the catalogue for. */
public record Asked(String orderId, Instant asOf, RowAsked row) {

    /** The rows of a question. */
    public static List<Asked> in(LookupRequested request) {
        return request.getRows().stream()
                .map(row -> new Asked(request.getOrderId(), request.getAsOf(), row))
                .toList();
    }

    /** The rows of several questions. */
    public static List<Asked> in(List<LookupRequested> requests) {
        return requests.stream().flatMap(request -> in(request).stream()).toList();
    }

    public LookupKind kind() {
        return row.getKind();
    }

    public String key() {
        return row.getKey();
    }

    public int attempt() {
        return row.getAttempt();
    }

    public RowVersion least() {
        return row.getLeast();
    }
}
