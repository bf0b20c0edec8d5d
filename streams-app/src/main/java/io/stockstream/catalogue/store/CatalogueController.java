package io.stockstream.catalogue.store;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.CatalogueJson;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.decide.CatalogueEntries;
import io.stockstream.catalogue.topology.CatalogueKey;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.catalogue.topology.CatalogueTopology;
import io.stockstream.catalogue.topology.ReadableCatalogue;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.MissingException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreMovingException;
import io.stockstream.platform.store.StoreReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.VersionedKeyQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of the catalogue: by id, in the order of ids, how many, and what a product was in the past. */
@RestController
@ConditionalOnTopology(CatalogueTopology.NAME)
public final class CatalogueController {

    private static final int MOST = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final StoreReader reader;
    private final LocalCatalogueRows rows;
    private final PartitionCounts partitions;

    public CatalogueController(StoreReader reader, LocalCatalogueRows rows, PartitionCounts partitions) {
        this.reader = reader;
        this.rows = rows;
        this.partitions = partitions;
    }

    /**
     * A row or the mark of its deletion. With {@code min_version} it waits for that version, or returns the current one
     * when the time is over.
     */
    @GetMapping("/store/catalogue-rows")
    ObjectNode row(
            @RequestParam("table") String tableName,
            @RequestParam String key,
            @RequestParam("min_version") Optional<Long> minVersion,
            @RequestParam(name = "wait_ms", defaultValue = "0") long waitMillis) {
        CatalogueTable table = CatalogueTable.named(tableName);
        TopicPartition source = source(table, key);
        KeyQuery<Bytes, CatalogueEntry> question = KeyQuery.withKey(CatalogueKey.of(table, key));
        Optional<CatalogueEntry> found = minVersion.isPresent()
                ? await(source, question, minVersion.get(), Duration.ofMillis(waitMillis))
                : reader.ask(ReadableCatalogue.ROWS, source, question, ReadMode.SURE);
        CatalogueEntry entry = found.orElseThrow(() -> missing(tableName, key));
        ObjectNode answer = item(source.partition(), entry);
        answer.put("deleted", CatalogueEntries.row(entry) == null);
        answer.set("row", row(entry));
        return answer;
    }

    /** Live rows of one partition, or only their ids; the caller merges the partitions. */
    @GetMapping("/store/catalogue-list")
    ObjectNode list(
            @RequestParam int partition,
            @RequestParam("table") String tableName,
            @RequestParam Optional<String> from,
            @RequestParam int limit,
            @RequestParam(defaultValue = "false") boolean ids) {
        CatalogueTable table = CatalogueTable.named(tableName);
        Bytes first = CatalogueKey.from(table, from.orElse(null));
        int most = Math.min(limit, MOST);
        return items(
                ids
                        ? rows.ids(partition, table, first, most)
                        : rows.page(
                                partition,
                                table,
                                first,
                                most,
                                (id, entry) -> item(partition, entry).set("row", row(entry))));
    }

    /** How many live rows each bucket of one partition has; buckets without are left out. */
    @GetMapping("/store/catalogue-counts")
    ObjectNode counts(@RequestParam int partition, @RequestParam("table") String tableName) {
        CatalogueTable table = CatalogueTable.named(tableName);
        return items(reader.list(
                ReadableCatalogue.COUNTS,
                partition,
                CatalogueKey.from(table, null),
                CatalogueKey.end(table),
                Integer.MAX_VALUE,
                (KeyValue<Bytes, Long> bucket) -> Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("bucket", CatalogueKey.bucket(bucket.key))
                        .put("count", bucket.value))));
    }

    /** A product as it was at a time in the past. */
    @GetMapping("/store/product-history")
    ObjectNode history(@RequestParam String key, @RequestParam("as_of") Instant asOf) {
        CatalogueKey.of(CatalogueTable.PRODUCTS, key);
        VersionedKeyQuery<String, Product> question =
                VersionedKeyQuery.<String, Product>withKey(key).asOf(asOf);
        Product product = reader.ask(
                        ReadableCatalogue.PRODUCT_HISTORY,
                        source(CatalogueTable.PRODUCTS, key),
                        question,
                        ReadMode.SURE)
                .orElseThrow(() -> missing("products as of " + asOf, key))
                .value();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("row", CatalogueJson.of(product));
        return answer;
    }

    /** No barrier: who waits for a version knows that it comes. */
    private Optional<CatalogueEntry> await(
            TopicPartition source, KeyQuery<Bytes, CatalogueEntry> question, long version, Duration wait) {
        long deadline = System.nanoTime() + (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toNanos();
        while (true) {
            Optional<CatalogueEntry> found = reader.ask(ReadableCatalogue.ROWS, source, question, ReadMode.AT_ONCE);
            boolean there = found.isPresent() && found.get().getVersion() >= version;
            if (there || System.nanoTime() >= deadline) {
                return found;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreMovingException("Interrupted while waiting for version " + version);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private TopicPartition source(CatalogueTable table, String key) {
        return new TopicPartition(table.cdcTopic(), partitions.ofKey(table.cdcTopic(), key));
    }

    private static ObjectNode item(int partition, CatalogueEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("partition", partition)
                .put("offset", entry.getOffset())
                .put("version", entry.getVersion());
    }

    private static ObjectNode row(CatalogueEntry entry) {
        SpecificRecord row = CatalogueEntries.row(entry);
        return row == null ? null : CatalogueJson.ofRow(row);
    }

    private static ObjectNode items(List<ObjectNode> items) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items);
        return page;
    }

    private static MissingException missing(String what, String key) {
        return new MissingException("There is no %s in %s".formatted(key, what));
    }
}
