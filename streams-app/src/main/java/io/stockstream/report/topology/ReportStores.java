package io.stockstream.report.topology;

import io.stockstream.platform.runtime.StateSerde;
import io.stockstream.platform.runtime.StoreKind;
import io.stockstream.report.DayGathering;
import io.stockstream.report.DayReport;
import io.stockstream.report.HeldRow;
import io.stockstream.report.ReportOrder;
import io.stockstream.report.ReportRevision;
import io.stockstream.report.ReportRow;
import io.stockstream.report.ReportTelling;
import io.stockstream.report.ShardRows;
import io.stockstream.report.SkuTotal;
import io.stockstream.report.StockDay;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of the reports topology. Their names are part of the changelog topics' names and stay for ever. All grow
 * without end.
 */
public final class ReportStores {

    /** Row by order id. */
    public static final String ORDERS = "report-orders";

    /** Rows of days; keys of {@link DayKey}. */
    public static final String ROWS = "report-rows";

    /** Sales by day, currency and sku; keys of {@link DayKey}. */
    public static final String TOTALS = "report-totals";

    /** What the orders of a partition are of a day, by report date. */
    public static final String SHARDS = "report-shards";

    /** Progress of shards that are telling their rows, by report date. */
    public static final String SHARD_TELLINGS = "report-shard-tellings";

    /** Rows as of the closing of their day, while their shard is telling its rows; keys of {@link DayKey}. */
    public static final String HELD_ROWS = "report-held-rows";

    /** State and totals of days that are over, by report date. */
    public static final String DAYS = "report-days";

    /** Days that are over and whose shards have not all told their rows, by report date. */
    public static final String GATHERINGS = "report-gatherings";

    /** Rows that shards have told, until they are published; keys of {@link DayKey}. */
    public static final String TOLD_ROWS = "report-told-rows";

    /** Progress of reports that are being published in parts, by report date. */
    public static final String TELLINGS = "report-tellings";

    /** What changed after a day was final; keys of {@link DayKey}. */
    public static final String REVISIONS = "report-revisions";

    /** Stock at the end of days in which it changed; keys of {@link StockDayKey}. */
    public static final String STOCK_DAYS = "stock-days";

    private ReportStores() {}

    static StoreBuilder<KeyValueStore<String, ReportOrder>> orders() {
        return store(ORDERS, Serdes.String(), ReportOrder.class);
    }

    static StoreBuilder<KeyValueStore<String, DayReport>> days() {
        return store(DAYS, Serdes.String(), DayReport.class);
    }

    static StoreBuilder<KeyValueStore<Bytes, ReportRow>> rows() {
        return store(ROWS, Serdes.Bytes(), ReportRow.class);
    }

    static StoreBuilder<KeyValueStore<Bytes, SkuTotal>> totals() {
        return store(TOTALS, Serdes.Bytes(), SkuTotal.class);
    }

    static StoreBuilder<KeyValueStore<Bytes, ReportRevision>> revisions() {
        return store(REVISIONS, Serdes.Bytes(), ReportRevision.class);
    }

    static StoreBuilder<KeyValueStore<String, DayReport>> shards() {
        return store(SHARDS, Serdes.String(), DayReport.class);
    }

    static StoreBuilder<KeyValueStore<String, ReportTelling>> shardTellings() {
        return store(SHARD_TELLINGS, Serdes.String(), ReportTelling.class);
    }

    static StoreBuilder<KeyValueStore<String, DayGathering>> gatherings() {
        return store(GATHERINGS, Serdes.String(), DayGathering.class);
    }

    static StoreBuilder<KeyValueStore<Bytes, ShardRows>> toldRows() {
        return store(TOLD_ROWS, Serdes.Bytes(), ShardRows.class);
    }

    static StoreBuilder<KeyValueStore<String, ReportTelling>> tellings() {
        return store(TELLINGS, Serdes.String(), ReportTelling.class);
    }

    static StoreBuilder<KeyValueStore<Bytes, HeldRow>> heldRows() {
        return store(HELD_ROWS, Serdes.Bytes(), HeldRow.class);
    }

    static StoreBuilder<KeyValueStore<Bytes, StockDay>> stockDays() {
        return store(STOCK_DAYS, Serdes.Bytes(), StockDay.class);
    }

    private static <K, V extends SpecificRecord> StoreBuilder<KeyValueStore<K, V>> store(
            String name, Serde<K> keys, Class<V> type) {
        return Stores.keyValueStoreBuilder(StoreKind.ROCKSDB.keyValue(name), keys, StateSerde.of(type))
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
