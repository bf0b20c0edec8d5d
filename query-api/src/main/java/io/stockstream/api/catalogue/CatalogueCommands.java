package io.stockstream.api.catalogue;

import io.stockstream.api.cache.RowCache;
import io.stockstream.api.cache.Written;
import io.stockstream.api.database.Row;
import io.stockstream.api.database.Rows;
import io.stockstream.api.database.Rows.Removed;
import io.stockstream.api.table.BodyReader;
import io.stockstream.api.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the catalogue. The row is committed in PostgreSQL, change data capture carries it to the stores, and the answer waits a moment
 * for that, so that the client's next read shows what it wrote. Where that takes too long the write is remembered, and reads go around.
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
    private final List<RowRules> rules;
    private final CatalogueSettings settings;

    CatalogueCommands(
            Rows database,
            StoredRows stores,
            RowReads reads,
            RowCache cache,
            Views views,
            EmptyStockWarning emptyStock,
            List<RowRules> rules,
            CatalogueSettings settings) {
        this.database = database;
        this.stores = stores;
        this.reads = reads;
        this.cache = cache;
        this.views = views;
        this.emptyStock = emptyStock;
        this.rules = List.copyOf(rules);
        this.settings = settings;
    }

    /** Adds a row. */
    ObjectNode create(Table table, JsonNode body) {
        Map<String, Object> given = BodyReader.created(table, body);
        Row row = database.insert(
                table, rules(table).map(known -> known.created(given)).orElse(given));
        settle(table, row.id(), new Written(row.version(), false));
        return views.ofWritten(table, row.json());
    }

    /** Changes a row. */
    ObjectNode update(Table table, Object id, JsonNode body) {
        Map<String, Object> values = BodyReader.changed(table, body);
        Row row = rules(table)
                .map(known -> database.change(table, id, before -> known.changed(before.json(), values)))
                .orElseGet(() -> database.update(table, "id", id, values))
                .orElseThrow(() -> CatalogueQueries.unknown(table, id));
        if (values.isEmpty()) {
            return views.ofWritten(table, row.json());
        }
        settle(table, id, new Written(row.version(), false));
        ObjectNode view = views.ofWritten(table, row.json());
        emptyStock.tellOfUpdated(table, view);
        return view;
    }

    /** Removes a row, and what belongs to it. */
    void delete(Table table, Object id) {
        List<Removed> removed = database.delete(table, id);
        if (removed.isEmpty()) {
            throw CatalogueQueries.unknown(table, id);
        }
        int awaited = Math.min(removed.size(), MOST_AWAITED);
        for (Removed row : removed.subList(awaited, removed.size())) {
            remember(row.table(), row.id(), new Written(row.version(), true));
        }
        Parallel.each(
                removed.subList(0, awaited), row -> settle(row.table(), row.id(), new Written(row.version(), true)));
    }

    private Optional<RowRules> rules(Table table) {
        return rules.stream().filter(known -> known.table().equals(table)).findFirst();
    }

    private void settle(Table table, Object id, Written written) {
        Optional<StoredRow> shown = stores.await(table, id, written, settings.writeWait());
        if (shown.isPresent() && reads.refresh(table, id, shown.get())) {
            reads.written(table, id);
        } else {
            remember(table, id, written);
        }
    }

    private void remember(Table table, Object id, Written written) {
        LOG.debug("The {} {} is not shown yet; reads go around", table.one(), id);
        cache.remember(table, id, written);
        reads.written(table, id);
    }
}
