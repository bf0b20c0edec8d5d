package io.stockstream.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A peer at work: loads of orders over eight connections, and whether it did right by them. */
final class PeerShop {

    private static final int CONNECTIONS = 8;
    private static final long PLENTY = 1_000_000_000L;

    private static final String WRONG_STOCK = """
            SELECT count(*) FROM stock LEFT JOIN (
                SELECT sku, sum(quantity) AS sold FROM order_lines JOIN orders USING (order_id)
                WHERE status = 'processed' GROUP BY sku) AS sales USING (sku)
            WHERE available < 0 OR supplied - available <> coalesce(sold, 0)
            """;

    private final Peer peer;
    private final PeerDatabase database;
    private final long postgres;
    private long orders;
    private long accepted;
    private long lines;
    private long sold;

    /**
     * @param postgres process id of the server
     */
    PeerShop(Peer peer, PeerDatabase database, long postgres) throws SQLException {
        this.peer = peer;
        this.database = database;
        this.postgres = postgres;
        try (Connection connection = database.connect(peer);
                Batch supply = Batch.of(connection, "INSERT INTO stock (sku, supplied, available) VALUES (?, ?, ?)")) {
            for (int sku = 0; sku < OrderLoad.SKUS; sku++) {
                supply.add(OrderLoad.sku(sku), PLENTY, PLENTY);
            }
            supply.run();
        }
    }

    /** Leaves so many units of the hot sku. */
    void leave(long units) throws SQLException {
        database.run(
                peer,
                "UPDATE stock SET supplied = supplied - available + %d, available = %d WHERE sku = '%s'"
                        .formatted(units, units, OrderLoad.sku(0)));
    }

    /** Decides all orders, then checks the books, which does not count. */
    Speed run(OrderLoad load) throws SQLException {
        List<PeerSession> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                sessions.add(new PeerSession(peer, database.connect(peer)));
            }
            double cpu = processorTime();
            long begin = System.nanoTime();
            long now = run(load, sessions);
            Speed speed = Speed.of(load, (System.nanoTime() - begin) / 1e9, processorTime() - cpu);
            orders += load.count();
            accepted += now;
            lines += (long) load.count() * load.lines();
            sold += now * load.lines();
            requireRightBooks();
            return speed;
        } finally {
            for (PeerSession session : sessions) {
                session.close();
            }
        }
    }

    /** Of this process, which is the peer's application, and of PostgreSQL. */
    private double processorTime() {
        return ProcessorTime.of(ProcessHandle.current().pid(), postgres);
    }

    /** All orders so far. */
    long orders() {
        return orders;
    }

    /** Those that were accepted. */
    long accepted() {
        return accepted;
    }

    private static long run(OrderLoad load, List<PeerSession> sessions) {
        AtomicInteger next = new AtomicInteger();
        List<Future<Long>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions.size())) {
            sessions.forEach(session -> done.add(threads.submit(() -> place(load, next, session))));
        }
        return done.stream().mapToLong(PeerShop::result).sum();
    }

    private static long place(OrderLoad load, AtomicInteger next, PeerSession session) throws SQLException {
        long taken = 0;
        for (int number = next.getAndIncrement(); number < load.count(); number = next.getAndIncrement()) {
            taken += session.place(PeerOrder.of(load.order(number), Timestamp.from(Instant.now()))) ? 1 : 0;
        }
        return taken;
    }

    private static long result(Future<Long> thread) {
        try {
            return thread.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The peer could not decide its orders", e.getCause());
        }
    }

    /** Stock is conserved and nowhere negative, every order has one outcome, and nothing else was written. */
    private void requireRightBooks() throws SQLException {
        require("skus whose stock is negative or not what their orders left", WRONG_STOCK, 0);
        require("orders", "SELECT count(*) FROM orders", orders);
        require("accepted orders", "SELECT count(*) FROM orders WHERE status = 'processed'", accepted);
        require("rejected orders", "SELECT count(*) FROM orders WHERE status = 'failed'", orders - accepted);
        require("lines", "SELECT count(*) FROM order_lines", lines);
        require("rows in the outbox", "SELECT count(*) FROM outbox", orders + accepted);
        if (peer == Peer.EQUAL) {
            require("decisions", "SELECT count(*) FROM order_decisions", orders);
            require("tasks", "SELECT count(*) FROM tasks", orders + accepted);
            require("states of tasks", "SELECT count(*) FROM task_states", orders + accepted);
            require("rows of reports", "SELECT count(*) FROM report_rows", orders);
            require("rows of the history", "SELECT count(*) FROM stock_history", sold);
        }
    }

    private void require(String what, String query, long expected) throws SQLException {
        long found = database.number(peer, query);
        if (found != expected) {
            throw new IllegalStateException(
                    "The %s peer is wrong: %d %s instead of %d".formatted(peer.schema(), found, what, expected));
        }
    }
}
