package io.stockstream.simulation.outside;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.simulation.kafka.LogRecord;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Row changes as Debezium writes them: flat, in Confluent's format, with metadata in headers. */
final class CdcRecords {

    private static final Schema TEXT = Schema.create(Schema.Type.STRING);
    private static final Schema NUMBER = Schema.create(Schema.Type.LONG);
    private static final Schema TRUTH = Schema.create(Schema.Type.BOOLEAN);
    private static final long FIRST_LSN = 1_000;
    private static final Map<CatalogueTable, Schema> SCHEMAS = schemas();

    private final KafkaAvroSerializer serializer;

    CdcRecords(AvroSerdes serdes) {
        serializer = new KafkaAvroSerializer(serdes.client());
        serializer.configure(Map.of("schema.registry.url", "mock://given", "auto.register.schemas", true), false);
    }

    /**
     * A row was created.
     *
     * @param number of the change, from 0
     */
    LogRecord created(Row row, int number, Instant at) {
        return written(row, headers("c", FIRST_LSN + number, null, at), at);
    }

    LogRecord updated(Row row, long versionBefore, int number, Instant at) {
        return written(row, headers("u", FIRST_LSN + number, versionBefore, at), at);
    }

    LogRecord deleted(Row row, int number, Instant at) {
        return new LogRecord(
                bytes(row.id()), null, headers("d", FIRST_LSN + number, row.version(), at), at.toEpochMilli());
    }

    /** An incremental snapshot, which carries no position. */
    LogRecord read(Row row, Instant at) {
        return written(row, headers("r", null, null, at).add("__snapshot", bytes("incremental")), at);
    }

    private LogRecord written(Row row, Headers headers, Instant at) {
        GenericRecord value = new GenericData.Record(SCHEMAS.get(row.table()));
        columns(row).forEach(value::put);
        return new LogRecord(
                bytes(row.id()), serializer.serialize(row.table().cdcTopic(), value), headers, at.toEpochMilli());
    }

    private static Map<String, Object> columns(Row row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", row.table().numericIds() ? (Object) Long.valueOf(row.id()) : row.id());
        switch (row.table()) {
            case USERS -> {
                columns.put("username", "user " + row.content());
                columns.put("email", "user-%d@example.org".formatted(row.content()));
            }
            case ADDRESSES -> {
                columns.put("user_id", Long.valueOf(row.id()));
                columns.put("line", "Street " + row.content());
                columns.put("city", "Riga");
                columns.put("postal_code", "LV-1010");
                columns.put("country", "LV");
            }
            case PRODUCTS -> {
                columns.put("sku", "sku-" + row.id());
                columns.put("name", "Product " + row.id());
                columns.put("price", unscaled(row.content() * 100L));
                columns.put("currency", "EUR");
            }
            case WAREHOUSES -> columns.put("name", "Warehouse " + row.content());
            case SCHEDULES -> {
                columns.put("name", "Schedule " + row.id());
                columns.put("every_seconds", unscaled(row.content() * 1_000L));
                columns.put("zone", "UTC");
                columns.put("task_type", "sum");
                columns.put("payload", "{}");
                columns.put("queue", "default");
                columns.put("enabled", row.enabled());
                columns.put(
                        "missed_runs", List.of("skip", "run_once", "run_all").get(row.content() % 3));
                columns.put("overlap", row.content() % 2 == 0 ? "skip" : "allow");
            }
        }
        columns.put("created_at", row.createdAt().toString());
        columns.put(
                "updated_at", row.updatedAt() == null ? null : row.updatedAt().toString());
        columns.put("version", row.version());
        return columns;
    }

    private static Map<CatalogueTable, Schema> schemas() {
        Map<CatalogueTable, Schema> schemas = new EnumMap<>(CatalogueTable.class);
        for (CatalogueTable table : CatalogueTable.values()) {
            Map<String, Schema> columns = new LinkedHashMap<>();
            columns.put("id", table.numericIds() ? NUMBER : TEXT);
            switch (table) {
                case USERS -> texts(columns, "username", "email").put("description", nullable(TEXT));
                case ADDRESSES -> {
                    columns.put("user_id", NUMBER);
                    texts(columns, "line", "city", "postal_code", "country").put("region", nullable(TEXT));
                }
                case PRODUCTS -> {
                    texts(columns, "sku", "name", "currency").put("description", nullable(TEXT));
                    columns.put("price", decimal(14, 4));
                }
                case WAREHOUSES -> texts(columns, "name").put("location", nullable(TEXT));
                case SCHEDULES -> {
                    texts(columns, "name", "zone", "task_type", "payload", "queue", "missed_runs", "overlap")
                            .put("cron", nullable(TEXT));
                    columns.put("every_seconds", nullable(decimal(12, 3)));
                    columns.put("enabled", TRUTH);
                }
            }
            texts(columns, "created_at").put("updated_at", nullable(TEXT));
            columns.put("version", NUMBER);
            schemas.put(table, schema(table, columns));
        }
        return schemas;
    }

    private static Schema schema(CatalogueTable table, Map<String, Schema> columns) {
        List<Schema.Field> fields = columns.entrySet().stream()
                .map(column -> new Schema.Field(column.getKey(), column.getValue()))
                .toList();
        return Schema.createRecord("Value", null, "cdc.stockstream." + table.tableName(), false, fields);
    }

    private static Map<String, Schema> texts(Map<String, Schema> columns, String... names) {
        for (String name : names) {
            columns.put(name, TEXT);
        }
        return columns;
    }

    private static Schema nullable(Schema type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), type);
    }

    private static Schema decimal(int precision, int scale) {
        return LogicalTypes.decimal(precision, scale).addToSchema(Schema.create(Schema.Type.BYTES));
    }

    private static ByteBuffer unscaled(long digits) {
        return ByteBuffer.wrap(BigInteger.valueOf(digits).toByteArray());
    }

    private static Headers headers(String operation, Long lsn, Long versionBefore, Instant at) {
        return new RecordHeaders()
                .add("__op", bytes(operation))
                .add("__lsn", bytes(String.valueOf(lsn)))
                .add("__source_ts_ms", bytes(Long.toString(at.toEpochMilli())))
                .add("__before_version", versionBefore == null ? null : bytes(versionBefore.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
