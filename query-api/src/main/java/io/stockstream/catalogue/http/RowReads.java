package io.stockstream.catalogue.http;

import io.stockstream.cache.Lease;
import io.stockstream.catalogue.table.Table;
import io.stockstream.platform.cache.RowCache;
import io.stockstream.platform.cache.RowCache.Known;
import io.stockstream.platform.cache.Written;
import io.stockstream.platform.database.Rows;
import io.stockstream.platform.web.ApiException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rows by id: from the cache, then from the stores, and from PostgreSQL only while the stores do not show the last
 * write yet.
 */
@Component
class RowReads {

    private static final Logger LOG = LoggerFactory.getLogger(RowReads.class);

    private final RowCache cache;
    private final StoredRows stores;
    private final Rows database;
    private final CatalogueSettings settings;
    private final SingleFlight<Optional<Versioned>> loads = new SingleFlight<>();

    RowReads(RowCache cache, StoredRows stores, Rows database, CatalogueSettings settings) {
        this.cache = cache;
        this.stores = stores;
        this.database = database;
        this.settings = settings;
    }

    /** The row; empty when there is none. */
    Optional<Versioned> find(Table table, Object id) {
        return switch (settings.reads()) {
            case CACHE -> cached(table, id);
            case STORE -> stores.find(table, id).flatMap(StoredRow::live);
            case DATABASE -> database.find(table, id).map(Versioned::of);
        };
    }

    /** Lets no reader share a load that began before a write. */
    void written(Table table, Object id) {
        loads.forget(table.cacheKey(id));
    }

    private Optional<Versioned> cached(Table table, Object id) {
        Known known = cache.read(table, id);
        if (known.written().isPresent()) {
            return afterWrite(table, id, known.written().get());
        }
        Optional<Versioned> hit = known.text().flatMap(text -> RowJson.parse(table, id, text));
        return hit.isPresent() ? hit : loads.load(table.cacheKey(id), () -> load(table, id, known));
    }

    private Optional<Versioned> load(Table table, Object id, Known known) {
        boolean fills = table.caching().isPresent() && known.reachable();
        // Before the store is read: an invalidation that comes in between takes the lease away.
        Optional<Lease> lease = fills ? cache.lease(table, id) : Optional.empty();
        Optional<StoredRow> stored;
        try {
            stored = stores.find(table, id);
        } catch (ApiException e) {
            if (known.kept() || table.caching().isEmpty()) {
                throw e;
            }
            // The cache may be old because streams-app, which keeps it, is away; PostgreSQL has the row.
            return database.find(table, id).map(Versioned::of);
        }
        Optional<Versioned> row = stored.flatMap(StoredRow::live);
        if (lease.isPresent() && row.isPresent()) {
            StoredRow found = stored.get();
            cache.fill(table, lease.get(), RowJson.text(row.get()), found.partition(), found.offset());
        }
        return row;
    }

    private Optional<Versioned> afterWrite(Table table, Object id, Written written) {
        Optional<StoredRow> stored;
        try {
            stored = stores.find(table, id);
        } catch (ApiException e) {
            return database.find(table, id).map(Versioned::of);
        }
        Optional<StoredRow> shown = stored.filter(row -> row.shows(written));
        if (shown.isPresent()) {
            if (refresh(table, id, shown.get())) {
                cache.forget(table, id, written);
            }
            return shown.get().live();
        }
        try {
            return database.find(table, id).map(Versioned::of);
        } catch (ApiException e) {
            LOG.warn("The {} {} is answered as it was before it was written: {}", table.one(), id, e.getMessage());
            return stored.flatMap(StoredRow::live);
        }
    }

    /** Brings the cache up to what a store shows; whether nothing older can be left in it. */
    boolean refresh(Table table, Object id, StoredRow row) {
        return cache.refresh(table, id, row.live().map(RowJson::text), row.partition(), row.offset());
    }
}
