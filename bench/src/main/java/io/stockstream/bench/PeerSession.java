package io.stockstream.bench;

import io.stockstream.order.LineRequested;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One connection of a peer. It decides an order in one transaction and reads nothing: stock falls by updates that
 * demand that there is enough, in the order of the skus. It knows no warehouses, which is in its favour.
 */
final class PeerSession implements AutoCloseable {

    private final Connection connection;
    private final Batch take;
    private final Batch order;
    private final Batch line;
    private final Batch outbox;
    private final Optional<PeerRecords> records;

    PeerSession(Peer peer, Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        take = Batch.of(connection, "UPDATE stock SET available = available - ? WHERE sku = ? AND available >= ?");
        order = Batch.of(
                connection,
                "INSERT INTO orders (order_id, user_id, email, status, reason, total, created_at)"
                        + " VALUES (?, ?::bigint, ?, ?, ?, ?, ?)");
        line = Batch.of(
                connection,
                "INSERT INTO order_lines (order_id, number, sku, quantity, unit_price) VALUES (?, ?, ?, ?, ?)");
        outbox = Batch.of(connection, "INSERT INTO outbox (task_id, payload, created_at) VALUES (?, ?, ?)");
        records = peer == Peer.EQUAL ? Optional.of(new PeerRecords(connection)) : Optional.empty();
    }

    /** Decides an order; whether it was accepted. All of its lines are met, or none. */
    boolean place(PeerOrder placed) throws SQLException {
        boolean accepted = isTaken(placed);
        if (!accepted) {
            connection.rollback();
        }
        write(placed, accepted);
        connection.commit();
        return accepted;
    }

    private boolean isTaken(PeerOrder placed) throws SQLException {
        for (LineRequested wanted : placed.lines()) {
            take.add(wanted.getQuantity(), wanted.getSku(), wanted.getQuantity());
        }
        return Arrays.stream(take.run()).allMatch(changed -> changed == 1);
    }

    private void write(PeerOrder placed, boolean accepted) throws SQLException {
        order.add(
                        placed.id(),
                        placed.userId(),
                        placed.email(),
                        accepted ? "processed" : "failed",
                        accepted ? null : "insufficient_stock",
                        placed.total(),
                        placed.at())
                .run();
        int number = 0;
        for (LineRequested wanted : placed.lines()) {
            number++;
            line.add(placed.id(), number, wanted.getSku(), wanted.getQuantity(), wanted.getUnitPrice());
        }
        line.run();
        List<PeerOrder.Task> tasks = placed.tasks(accepted);
        for (PeerOrder.Task task : tasks) {
            outbox.add(task.id(), task.payload(), placed.at());
        }
        outbox.run();
        if (records.isPresent()) {
            records.get().write(placed, accepted, tasks);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
