package io.stockstream.bench;

import io.stockstream.order.LineRequested;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What Stockstream keeps of an order beyond the order: the decision, its tasks and their states, report and history.
 */
final class PeerRecords {

    private static final String REQUESTED = "REQUESTED";

    private final Batch decision;
    private final Batch task;
    private final Batch state;
    private final Batch reportRow;
    private final Batch history;

    PeerRecords(Connection connection) throws SQLException {
        decision = Batch.of(
                connection,
                "INSERT INTO order_decisions (order_id, sequence, step, detail, decided_at) VALUES (?, ?, ?, ?, ?)");
        task = Batch.of(
                connection,
                "INSERT INTO tasks (task_id, type, queue, state, payload, requested_at) VALUES (?, ?, ?, ?, ?, ?)");
        state = Batch.of(connection, "INSERT INTO task_states (task_id, version, state, at) VALUES (?, ?, ?, ?)");
        reportRow = Batch.of(
                connection,
                "INSERT INTO report_rows (business_day, order_id, count_product, created_at) VALUES (?, ?, ?, ?)");
        history = Batch.of(connection, "INSERT INTO stock_history (sku, order_id, change, at) VALUES (?, ?, ?, ?)");
    }

    void write(PeerOrder placed, boolean accepted, List<PeerOrder.Task> tasks) throws SQLException {
        decision.add(
                        placed.id(),
                        1,
                        accepted ? "PROCESSED" : "FAILED",
                        "{\"lines\":%d,\"total\":\"%s\"}"
                                .formatted(placed.lines().size(), placed.total()),
                        placed.at())
                .run();
        for (PeerOrder.Task each : tasks) {
            task.add(each.id(), each.type(), each.queue(), REQUESTED, each.payload(), placed.at());
            state.add(each.id(), 1, REQUESTED, placed.at());
        }
        task.run();
        state.run();
        Date day = Date.valueOf(placed.at().toInstant().atOffset(ZoneOffset.UTC).toLocalDate());
        reportRow
                .add(day, placed.id(), accepted ? placed.units() : 0, placed.at())
                .run();
        if (accepted) {
            for (LineRequested sold : placed.lines()) {
                history.add(sold.getSku(), placed.id(), -sold.getQuantity(), placed.at());
            }
            history.run();
        }
    }
}
