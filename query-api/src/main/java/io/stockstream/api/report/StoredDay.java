package io.stockstream.api.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * The data of a day, as returned by the private store API; the fields are those of
 * {@link io.stockstream.report.DayReport}.
 */
record StoredDay(
        @JsonProperty("zone") String zone,
        @JsonProperty("state") String state,
        @JsonProperty("orders") long orders,
        @JsonProperty("orders_by_status") Map<String, Long> ordersByStatus,
        @JsonProperty("units") long units,
        @JsonProperty("revenue") Map<String, BigDecimal> revenue,
        @JsonProperty("revision") long revision,
        @JsonProperty("closed_at") Instant closedAt,
        @JsonProperty("stock_closed_at") Instant stockClosedAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    private static final String FINAL = "FINAL";

    /**
     * A day without entries, because nothing happened: once it is over, it stays so.
     *
     * @param over whether it is
     */
    static StoredDay unknown(ZoneId zone, boolean over) {
        return new StoredDay(zone.getId(), over ? FINAL : "OPEN", 0, Map.of(), 0, Map.of(), 0, null, null, null);
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
