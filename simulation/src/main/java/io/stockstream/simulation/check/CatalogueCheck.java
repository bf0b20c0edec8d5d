package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.catalogue.lookup.LookupsTopology;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.RowAsked;
import io.stockstream.order.UserFound;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.LogRecord;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.simulation.outside.Row;
import io.stockstream.simulation.outside.Tables;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** The views of the catalogue show the rows of the tables, and lookups are answered from them. */
final class CatalogueCheck implements Check {

    private static final String NOBODY = "nobody";

    private final World world;
    private final Codec codec;
    private final Tables tables;

    CatalogueCheck(World world, Tables tables) {
        this.world = world;
        this.codec = world.codec();
        this.tables = tables;
    }

    @Override
    public void committed(Emitted emitted) {
        // Not checked here: views lag behind the tables.
    }

    @Override
    public void atRest() {
        for (CatalogueTable table : tables.tables()) {
            for (String id : Tables.ids()) {
                Optional<Long> shown = newest(table.view().name(), id).map(written -> version(table, written));
                Optional<Long> version = tables.row(table, id).map(Row::version);
                unless(shown.equals(version), "%s %s has version %s, its view %s", table, id, version, shown);
            }
        }
        if (tables.tables().contains(CatalogueTable.PRODUCTS)) {
            ask();
        }
    }

    /** Looks up every row, for orders that do not exist. */
    private void ask() {
        for (String id : Tables.ids()) {
            question(LookupKind.USER, id);
            question(LookupKind.ADDRESS, id);
            question(LookupKind.PRODUCT, id);
            question(LookupKind.SKU, "sku-" + id);
        }
        for (SimulatedTask task : world.cluster().tasks(LookupsTopology.NAME)) {
            for (List<TopicPartition> from = task.lagging(); !from.isEmpty(); from = task.lagging()) {
                task.process(from.getFirst());
            }
            for (Emitted emitted : world.cluster().commit(task)) {
                if (emitted.partition().topic().equals(Topics.LOOKUP_ANSWERS.name())) {
                    codec.read(Topics.LOOKUP_ANSWERS, emitted.written())
                            .getRows()
                            .forEach(this::compare);
                }
            }
        }
    }

    private void question(LookupKind kind, String key) {
        var unused = world.write(
                Topics.LOOKUPS,
                key,
                new LookupRequested(NOBODY, world.clock().instant(), List.of(new RowAsked(kind, key, 1, null))));
    }

    private void compare(RowAnswered answer) {
        Object expected = switch (answer.getKind()) {
            case USER ->
                tables.row(CatalogueTable.USERS, answer.getKey())
                        .map(row -> new UserFound("user-%d@example.org".formatted(row.content())))
                        .orElse(null);
            case ADDRESS ->
                tables.row(CatalogueTable.ADDRESSES, answer.getKey())
                        .map(row -> new AddressFound(Long.parseLong(row.id())))
                        .orElse(null);
            case PRODUCT -> product(answer.getKey());
            case SKU -> product(answer.getKey().substring("sku-".length()));
            case UNKNOWN -> null;
        };
        unless(Objects.equals(expected, answer.getFound()), "The tables say %s; the answer is %s", expected, answer);
    }

    private ProductFound product(String id) {
        return tables.row(CatalogueTable.PRODUCTS, id)
                .map(row -> new ProductFound(
                        Long.parseLong(id),
                        "sku-" + id,
                        "Product " + id,
                        BigDecimal.valueOf(row.content(), 2).setScale(4),
                        "EUR"))
                .orElse(null);
    }

    private Long version(CatalogueTable table, LogRecord written) {
        SpecificRecord row = codec.read(table.view(), written);
        return (Long) row.get(row.getSchema().getField("version").pos());
    }

    private Optional<LogRecord> newest(String topic, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        List<LogRecord> of = new ArrayList<>(world.log().of(topic, world.log().partitionOf(key)));
        return of.reversed().stream()
                .filter(written -> Arrays.equals(written.key(), bytes))
                .findFirst()
                .filter(written -> written.value() != null);
    }
}
