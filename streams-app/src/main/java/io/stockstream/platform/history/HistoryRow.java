package io.stockstream.platform.history;

import java.util.List;

/** A row of the history: what reads and lists need as columns, and the record as the store API gives it. */
sealed interface HistoryRow {

    /** Its table. */
    HistoryTable table();

    /** What names it in its table: of two rows with equal keys the one with the higher offset counts. */
    List<Object> key();

    /** The time that its table is partitioned by, in the units of the table. */
    long time();

    /** Where its record stands in its topic. */
    Place place();

    /** Where a record stands in its topic; all records about one key are in one partition. */
    record Place(int partition, long offset) {}

    /**
     * An order.
     *
     * @param createdAt milliseconds
     * @param userId {@code null} when it has none
     * @param record JSON
     */
    record OfOrder(String orderId, long createdAt, String status, Long userId, Place place, String record)
            implements HistoryRow {

        @Override
        public HistoryTable table() {
            return HistoryTable.ORDERS;
        }

        @Override
        public List<Object> key() {
            return List.of(orderId, createdAt);
        }

        @Override
        public long time() {
            return createdAt;
        }
    }

    /**
     * A decision on an order.
     *
     * @param decidedAt milliseconds
     * @param record JSON, with its position
     */
    record OfDecision(String orderId, long decidedAt, long sequence, Place place, String record) implements HistoryRow {

        @Override
        public HistoryTable table() {
            return HistoryTable.ORDER_DECISIONS;
        }

        @Override
        public List<Object> key() {
            return List.of(orderId, place.offset(), decidedAt);
        }

        @Override
        public long time() {
            return decidedAt;
        }
    }

    /**
     * A movement.
     *
     * @param at microseconds
     * @param sender warehouse; {@code null} while no departure is known
     * @param receiver warehouse; {@code null} while no arrival is known
     * @param record JSON
     */
    record OfMovement(
            String movementId, String sku, long at, String sender, String receiver, Place place, String record)
            implements HistoryRow {

        @Override
        public HistoryTable table() {
            return HistoryTable.MOVEMENTS;
        }

        @Override
        public List<Object> key() {
            return List.of(movementId, sku, at);
        }

        @Override
        public long time() {
            return at;
        }
    }

    /**
     * A task.
     *
     * @param requestedAt milliseconds
     * @param queue {@code null} when no worker does it
     * @param record JSON
     */
    record OfTask(String taskId, long requestedAt, String type, String queue, String state, Place place, String record)
            implements HistoryRow {

        @Override
        public HistoryTable table() {
            return HistoryTable.TASKS;
        }

        @Override
        public List<Object> key() {
            return List.of(taskId, requestedAt);
        }

        @Override
        public long time() {
            return requestedAt;
        }
    }
}
