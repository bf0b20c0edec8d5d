package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.BodyReader;
import io.stockstream.catalogue.table.Table;
import io.stockstream.platform.cache.LookupName;
import io.stockstream.platform.cache.RowCache;
import io.stockstream.platform.cache.Written;
import io.stockstream.platform.database.Row;
import io.stockstream.platform.database.Rows;
import io.stockstream.platform.database.Rows.Removed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the catalogue. The row is committed in PostgreSQL, change data capture carries it to the stores, and the
 * answer waits a moment for that, so that the client's next read shows what it wrote and the next order is decided on
 * it. If that takes too long, the write is remembered: reads bypass the stores, and orders record that they were placed
 * against it.
 */
@Component
class CatalogueCommands {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueCommands.class);

    /** Of rows that go together; the others are only remembered. */
    private static final int MOST_AWAITED = 100;

    private final Rows database;
    private final StoredRows stores;
    private final RowReads reads;
    private final RowCache cache;
    private final Views views;
    private final EmptyStockWarning emptyStock;
    private final Lookups lookups;
    private final List<RowRules> rules;
    private final CatalogueSettings settings;

    CatalogueCommands(
            Rows database,
            StoredRows stores,
            RowReads reads,
            RowCache cache,
            Views views,
            EmptyStockWarning emptyStock,
            Lookups lookups,
            List<RowRules> rules,
            CatalogueSettings settings) {
        this.database = database;
        this.stores = stores;
        this.reads = reads;
        this.cache = cache;
        this.views = views;
        this.emptyStock = emptyStock;
        this.lookups = lookups;
        this.rules = List.copyOf(rules);
        this.settings = settings;
    }

    /** Adds a row. */
    Versioned create(Table table, JsonNode body) {
        Map<String, Object> given = BodyReader.created(table, body);
        Row row = database.insert(
                table, rules(table).map(known -> known.created(given)).orElse(given));
        settle(table, row, false, LookupNames.written(table, Optional.empty(), row));
        return Versioned.of(row).shownAs(views.ofWritten(table, row.json()));
    }

    /** Changes a row, if it is as the client expects it. */
    Versioned update(Table table, Object id, JsonNode body, IfMatch expected) {
        Map<String, Object> values = BodyReader.changed(table, body);
        AtomicReference<Row> before = new AtomicReference<>();
        Row row = changed(table, id, values, expected, before).orElseThrow(() -> CatalogueQueries.unknown(table, id));
        if (values.isEmpty()) {
            return Versioned.of(row).shownAs(views.ofWritten(table, row.json()));
        }
        settle(table, row, false, LookupNames.written(table, Optional.ofNullable(before.get()), row));
        ObjectNode view = views.ofWritten(table, row.json());
        emptyStock.tellOfUpdated(table, view);
        return Versioned.of(row).shownAs(view);
    }

    /** The previous row is read only when it is needed: to find a sku that the product gives up. */
    private Optional<Row> changed(
            Table table, Object id, Map<String, Object> values, IfMatch expected, AtomicReference<Row> before) {
        Optional<RowRules> known = rules(table);
        if (expected.isAny() && known.isEmpty() && !values.containsKey(LookupNames.SKU)) {
            return database.update(table, "id", id, values);
        }
        return database.change(table, id, row -> {
            expected.check(row);
            before.set(row);
            return known.isPresent() ? known.get().changed(row.json(), values) : values;
        });
    }

    /** Removes a row, if it is as the client expects it, and what belongs to it. */
    void delete(Table table, Object id, IfMatch expected) {
        List<Removed> removed = database.delete(table, id, expected::check);
        if (removed.isEmpty()) {
            throw CatalogueQueries.unknown(table, id);
        }
        int awaited = Math.min(removed.size(), MOST_AWAITED);
        for (Removed gone : removed.subList(awaited, removed.size())) {
            remember(gone.table(), gone.row().id(), new Written(gone.row().version(), true));
            lookups.remember(LookupNames.deleted(gone.table(), gone.row()));
        }
        Parallel.each(
                removed.subList(0, awaited),
                gone -> settle(gone.table(), gone.row(), true, LookupNames.deleted(gone.table(), gone.row())));
    }

    private Optional<RowRules> rules(Table table) {
        return rules.stream().filter(known -> known.table().equals(table)).findFirst();
    }

    /** Waits for readers and orders at the same time. */
    private void settle(Table table, Row row, boolean deleted, Map<LookupName, Written> counts) {
        CompletableFuture<Boolean> ordered = Parallel.begin(() -> {
            lookups.confirm(counts, settings.writeWait());
            return true;
        });
        Written written = new Written(row.version(), deleted);
        Optional<StoredRow> shown = stores.await(table, row.id(), written, settings.writeWait());
        if (shown.isPresent() && reads.refresh(table, row.id(), shown.get())) {
            reads.written(table, row.id());
        } else {
            remember(table, row.id(), written);
        }
        Parallel.result(ordered);
    }

    private void remember(Table table, Object id, Written written) {
        LOG.debug("The {} {} is not shown yet; reads go around", table.one(), id);
        cache.remember(table, id, written);
        reads.written(table, id);
    }
}
