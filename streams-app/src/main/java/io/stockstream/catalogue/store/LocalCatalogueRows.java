package io.stockstream.catalogue.store;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.decide.CatalogueEntries;
import io.stockstream.catalogue.topology.CatalogueKey;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.ReadableCatalogue;
import io.stockstream.platform.store.StoreReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The live rows in the stores of this process. */
public final class LocalCatalogueRows implements CatalogueRowsReader {

    private final StoreReader reader;

    public LocalCatalogueRows(StoreReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<Integer> ownedPartitions() {
        return reader.active(ReadableCatalogue.LIST);
    }

    @Override
    public List<LiveRow> live(int partition, CatalogueTable table, String afterKeyOrNull, int limit) {
        return page(
                partition,
                table,
                CatalogueKey.after(table, afterKeyOrNull),
                limit,
                (id, entry) -> new LiveRow(id, entry.getVersion(), entry.getLsn(), entry.getOffset()));
    }

    /**
     * Ids of live rows in their order, as {@code {"id": 1}}.
     *
     * @param from key that the page begins with
     */
    List<ObjectNode> ids(int partition, CatalogueTable table, Bytes from, int limit) {
        return page(partition, table, from, limit, (id, entry) -> {
            ObjectNode item = JsonNodeFactory.instance.objectNode();
            return table.numericIds() ? item.put("id", Long.parseLong(id)) : item.put("id", id);
        });
    }

    /**
     * Live rows in the order of their ids.
     *
     * @param from key that the page begins with
     * @param item makes an item of a row's id and what is known of it
     */
    <T> List<T> page(
            int partition, CatalogueTable table, Bytes from, int limit, BiFunction<String, CatalogueEntry, T> item) {
        return reader.list(
                ReadableCatalogue.LIST,
                partition,
                from,
                CatalogueKey.end(table),
                limit,
                (KeyValue<Bytes, CatalogueEntry> row) -> CatalogueEntries.row(row.value) == null
                        ? Optional.empty()
                        : Optional.of(item.apply(CatalogueKey.id(table, row.key), row.value)));
    }
}
