package io.stockstream.catalogue.topology;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.decide.CatalogueEntries;
import io.stockstream.catalogue.decide.CatalogueRow;
import io.stockstream.catalogue.decide.CdcPosition;
import io.stockstream.catalogue.decide.IgnoreReason;
import io.stockstream.catalogue.decide.RowChange;
import io.stockstream.catalogue.decide.RowDecider;
import io.stockstream.catalogue.decide.RowEffect;
import io.stockstream.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Loads the known row, has {@link RowDecider} decide, and applies the effects. Everything that can fail comes before
 * the first put.
 */
final class CatalogueProcessor implements Processor<String, GenericRecord, String, SpecificRecord> {

    private final ChangeReader reader = new ChangeReader();
    private final RowDecider decider = new RowDecider();
    private final int partitions;
    private final BiConsumer<CatalogueTable, IgnoreReason> ignored;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<Bytes, CatalogueEntry> rows;
    private KeyValueStore<Bytes, Long> counts;
    private ProductHistory history;

    /**
     * @param partitions number of partitions of each cdc topic
     * @param ignored receives every change that does not count, and receives it again when its transaction was aborted
     */
    CatalogueProcessor(int partitions, BiConsumer<CatalogueTable, IgnoreReason> ignored) {
        this.partitions = partitions;
        this.ignored = ignored;
    }

    /**
     * A change with all that its effects need.
     *
     * @param id the row's id
     * @param stored what was known before; {@code null} when nothing was
     * @param committedMillis when it was committed; {@code null} when unknown
     * @param recordedMillis timestamp of its record
     */
    private record Incoming(
            CatalogueTable table,
            String id,
            CatalogueEntry stored,
            RowChange change,
            Long committedMillis,
            long recordedMillis) {}

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        rows = processorContext.getStateStore(CatalogueStores.ROWS);
        counts = processorContext.getStateStore(CatalogueStores.COUNTS);
        history = new ProductHistory(
                processorContext.getStateStore(CatalogueStores.PRODUCT_HISTORY), processorContext::currentStreamTimeMs);
    }

    @Override
    public void process(Record<String, GenericRecord> cdc) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("A change always comes from a topic"));
        CatalogueTable table = CatalogueTable.ofTopic(metadata.topic());
        Bytes key = key(table, cdc.key(), metadata.partition());
        CatalogueEntry stored = rows.get(key);
        CdcHeaders headers = new CdcHeaders(table, cdc.headers());
        RowChange change = reader.read(
                table, cdc.key(), cdc.value(), headers, new CdcPosition(metadata.partition(), metadata.offset()));
        Incoming incoming = new Incoming(table, cdc.key(), stored, change, headers.committedMillis(), cdc.timestamp());
        List<RowEffect> effects = decider.decide(stored, change);
        for (RowEffect effect : effects) {
            apply(effect, key, incoming);
        }
    }

    private void apply(RowEffect effect, Bytes key, Incoming incoming) {
        switch (effect) {
            case RowEffect.Save(CatalogueEntry entry) -> rows.put(key, entry);
            case RowEffect.IndexAdd() -> count(incoming, 1);
            case RowEffect.IndexRemove() -> count(incoming, -1);
            case RowEffect.PublishRow(CatalogueRow row) -> {
                if (row.content() instanceof Product product) {
                    boolean again = incoming.stored() != null && CatalogueEntries.row(incoming.stored()) == null;
                    history.save(
                            incoming.id(),
                            product,
                            again ? incoming.committedMillis() : null,
                            incoming.recordedMillis());
                }
                publish(incoming, row.content(), headers(incoming));
            }
            case RowEffect.PublishTombstone(long version) -> {
                if (incoming.table() == CatalogueTable.PRODUCTS) {
                    history.delete(incoming.id(), incoming.committedMillis(), incoming.recordedMillis());
                }
                publish(incoming, null, headers(incoming).add(Topics.DELETED_VERSION, text(version)));
            }
            case RowEffect.Ignore(IgnoreReason reason) -> ignored.accept(incoming.table(), reason);
        }
    }

    private void count(Incoming incoming, long change) {
        Bytes bucket = CatalogueKey.bucketOf(incoming.table(), incoming.id());
        Long before = counts.get(bucket);
        long now = (before == null ? 0 : before) + change;
        counts.put(bucket, now == 0 ? null : now);
    }

    private void publish(Incoming incoming, SpecificRecord rowOrNull, Headers headers) {
        context.forward(
                new Record<>(incoming.id(), rowOrNull, incoming.recordedMillis(), headers),
                CatalogueTopology.publish(incoming.table()));
    }

    private static Headers headers(Incoming incoming) {
        Headers headers = new RecordHeaders();
        headers.add(Topics.CDC_OFFSET, text(incoming.change().at().offset()));
        // A snapshot record carries the time of the snapshot, not of the row's commit.
        if (incoming.committedMillis() != null && !(incoming.change() instanceof RowChange.Read)) {
            headers.add(Topics.COMMITTED_AT, text(incoming.committedMillis()));
        }
        return headers;
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A key in another partition than Kafka's own partitioner gives it would have a second writer, and reads would
     * never find it.
     */
    private Bytes key(CatalogueTable table, String id, int partition) {
        if (id == null) {
            throw new InvalidRowException(table, "(key)", null, "must be the row's id");
        }
        int own = Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % partitions;
        if (partition != own) {
            throw new InvalidRowException(
                    table,
                    "(partition)",
                    partition,
                    "must be %d for this key: produce with Kafka's default partitioner (murmur2)".formatted(own));
        }
        try {
            return CatalogueKey.of(table, id);
        } catch (IllegalArgumentException e) {
            throw new InvalidRowException(table, "(key)", id, "must be the row's id, a whole number");
        }
    }
}
