package io.stockstream.catalogue.lookup;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.lookup.decide.KnownCatalogue;
import io.stockstream.catalogue.lookup.decide.LookupDecider;
import io.stockstream.catalogue.topology.CatalogueKey;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.ProductHistory;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.RowAsked;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.platform.runtime.KeyPlace;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Has {@link LookupDecider} answer from the stores; an invalid lookup goes to the dead letters. */
final class LookupProcessor extends ContextualProcessor<String, LookupRequested, String, LookupAnswered> {

    private final LookupDecider decider = new LookupDecider();
    private final int partitions;
    private KnownCatalogue catalogue;

    /**
     * @param partitions number of partitions of the lookups' topic
     */
    LookupProcessor(int partitions) {
        this.partitions = partitions;
    }

    private record Stores(
            KeyValueStore<String, User> users,
            KeyValueStore<String, Address> addresses,
            ProductHistory products,
            ProductHistory skus,
            KeyValueStore<String, Long> leftSkus,
            DeletedRows deleted)
            implements KnownCatalogue {

        @Override
        public User user(String id) {
            return users.get(id);
        }

        @Override
        public Address address(String id) {
            return addresses.get(id);
        }

        @Override
        public Product productOfId(String id, Instant asOf, long version) {
            return products.asOf(id, asOf, version);
        }

        @Override
        public Product productOfSku(String sku, Instant asOf, long version) {
            return skus.asOf(sku, asOf, version);
        }

        @Override
        public Long deletedVersion(LookupKind kind, String key) {
            return kind == LookupKind.SKU ? leftSkus.get(key) : deleted.version(kind, key);
        }
    }

    @Override
    public void init(ProcessorContext<String, LookupAnswered> context) {
        super.init(context);
        catalogue = new Stores(
                context.getStateStore(LookupStores.USERS),
                context.getStateStore(LookupStores.ADDRESSES),
                new ProductHistory(context.getStateStore(LookupStores.PRODUCTS), context::currentStreamTimeMs),
                new ProductHistory(context.getStateStore(LookupStores.SKUS), context::currentStreamTimeMs),
                context.getStateStore(LookupStores.LEFT_SKUS),
                new DeletedRows(context.getStateStore(LookupStores.DELETED)));
    }

    @Override
    public void process(Record<String, LookupRequested> incoming) {
        LookupRequested request = wellFormed(incoming);
        LookupAnswered answer = decider.answer(request, catalogue);
        // The request's headers are dropped: nothing reads them.
        context().forward(new Record<>(request.getOrderId(), answer, incoming.timestamp()));
    }

    private LookupRequested wellFormed(Record<String, LookupRequested> incoming) {
        LookupRequested request = incoming.value();
        if (request == null) {
            throw new InvalidLookupException("(value)", null, "a lookup must have a value");
        }
        if (request.getOrderId().isBlank()) {
            throw new InvalidLookupException("order_id", request.getOrderId(), "must not be empty");
        }
        if (request.getRows().isEmpty()) {
            throw new InvalidLookupException("rows", "[]", "must name a row");
        }
        request.getRows().forEach(LookupProcessor::requireKnownKind);
        requireOwnPartition(
                incoming.key(), request, InputOrigin.of(context(), incoming).partition());
        return request;
    }

    private static void requireKnownKind(RowAsked row) {
        switch (row.getKind()) {
            case USER -> requireId(CatalogueTable.USERS, row.getKey());
            case ADDRESS -> requireId(CatalogueTable.ADDRESSES, row.getKey());
            case PRODUCT -> requireId(CatalogueTable.PRODUCTS, row.getKey());
            case SKU -> {
                // Any text may be a sku.
            }
            case UNKNOWN ->
                throw new InvalidLookupException("kind", row.getKind(), "must be USER, ADDRESS, PRODUCT or SKU");
        }
    }

    /** A row of another partition is not in these stores: it would be taken for one that does not exist. */
    private void requireOwnPartition(String key, LookupRequested request, int own) {
        String first = request.getRows().getFirst().getKey();
        if (!first.equals(key)) {
            throw new InvalidLookupException("(key)", key, "must be that of the first row, " + first);
        }
        for (RowAsked row : request.getRows()) {
            int place = KeyPlace.of(row.getKey(), partitions);
            if (place != own) {
                throw new InvalidLookupException(
                        "rows[].key",
                        row.getKey(),
                        "must belong to partition %d with the others, and belongs to %d".formatted(own, place));
            }
        }
    }

    private static void requireId(CatalogueTable table, String key) {
        try {
            CatalogueKey.of(table, key);
        } catch (IllegalArgumentException e) {
            throw new InvalidLookupException("key", key, "must be the row's id, a whole number without leading zeros");
        }
    }
}
