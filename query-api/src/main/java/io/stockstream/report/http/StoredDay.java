package io.stockstream.report.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data of a day, as returned by the private store API; the fields are those of
 * {@link io.stockstream.report.DayReport}.
 */
record StoredDay(
        String zone,
        String state,
        long orders,
        Map<String, Long> ordersByStatus,
        long units,
        Map<String, BigDecimal> revenue,
        long revision,
        Instant closedAt,
        Instant stockClosedAt,
        Instant updatedAt) {

    private static final String OPEN = "OPEN";
    private static final String FINAL = "FINAL";

    /**
     * A day without entries, because nothing happened: once it is over, it stays so.
     *
     * @param over whether it is
     */
    static StoredDay unknown(ZoneId zone, boolean over) {
        return new StoredDay(zone.getId(), over ? FINAL : OPEN, 0, Map.of(), 0, Map.of(), 0, null, null, null);
    }

    /**
     * A day that is not over, from what its shards are.
     *
     * @param day what is known of the day itself; {@code null} for nothing
     * @param shards not empty, unless there is a day
     */
    static StoredDay sum(StoredDay day, List<StoredDay> shards) {
        Map<String, Long> ordersByStatus = new TreeMap<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (StoredDay shard : shards) {
            shard.ordersByStatus.forEach((status, orders) -> ordersByStatus.merge(status, orders, Long::sum));
            shard.revenue.forEach((currency, amount) -> revenue.merge(currency, amount, BigDecimal::add));
        }
        // Like a day that is over: what came to nothing is left out.
        revenue.values().removeIf(amount -> amount.signum() == 0);
        List<StoredDay> all = new ArrayList<>(shards);
        if (day != null) {
            all.add(day);
        }
        return new StoredDay(
                all.getFirst().zone,
                OPEN,
                shards.stream().mapToLong(StoredDay::orders).sum(),
                ordersByStatus,
                shards.stream().mapToLong(StoredDay::units).sum(),
                revenue,
                0,
                null,
                day == null ? null : day.stockClosedAt,
                all.stream()
                        .map(StoredDay::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Whether the report of its orders is final, or was. */
    boolean isOver() {
        return !state.equals(OPEN);
    }

    /**
     * Whether the stock of the day can no longer change.
     *
     * @param over whether the day is: the broker's time says to which day a change of stock belongs, so none comes late
     */
    boolean isStockFinal(boolean over) {
        return over || stockClosedAt != null;
    }
}
