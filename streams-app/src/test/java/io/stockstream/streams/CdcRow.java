package io.stockstream.streams;

import io.stockstream.catalogue.topology.CatalogueTable;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A row as Debezium writes it: flat, with the types that Debezium gives PostgreSQL's. */
public final class CdcRow {

    public static final String CREATED = "2026-11-21T08:16:00.082606Z";

    private static final Schema TEXT = Schema.create(Schema.Type.STRING);
    /** Type of bigint. */
    public static final Schema NUMBER = Schema.create(Schema.Type.LONG);

    private static final Schema PRICE = decimal(12, 2);

    private final CatalogueTable table;
    private final Map<String, Schema> types = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private CdcRow(CatalogueTable table) {
        this.table = table;
    }

    /** A row of the table that was just created. */
    public static CdcRow of(CatalogueTable table, String id, long version) {
        CdcRow row = new CdcRow(table);
        row.put("id", table.numericIds() ? NUMBER : TEXT, table.numericIds() ? Long.valueOf(id) : id);
        switch (table) {
            case USERS ->
                row.put("username", TEXT, "user " + id)
                        .put("email", TEXT, id + "@example.org")
                        .put("description", nullable(TEXT), null);
            case ADDRESSES ->
                row.put("user_id", NUMBER, 7L)
                        .put("line", TEXT, "Main St 1")
                        .put("city", TEXT, "Riga")
                        .put("region", nullable(TEXT), null)
                        .put("postal_code", TEXT, "LV-1010")
                        .put("country", TEXT, "LV");
            case PRODUCTS ->
                row.put("sku", TEXT, "SKU-" + id)
                        .put("name", TEXT, "Product " + id)
                        .put("description", nullable(TEXT), "a description")
                        .put("price", PRICE, unscaled(1_250))
                        .put("currency", TEXT, "EUR");
            case WAREHOUSES -> row.put("name", TEXT, "Warehouse " + id).put("location", nullable(TEXT), null);
            case SCHEDULES ->
                row.put("name", TEXT, "Schedule " + id)
                        .put("cron", nullable(TEXT), null)
                        .put("every_seconds", nullable(decimal(12, 3)), unscaled(30_500))
                        .put("zone", TEXT, "UTC")
                        .put("task_type", TEXT, "check_pending_orders")
                        .put("payload", TEXT, "{}")
                        .put("queue", TEXT, "default")
                        .put("enabled", Schema.create(Schema.Type.BOOLEAN), true)
                        .put("missed_runs", TEXT, "run_once")
                        .put("overlap", TEXT, "allow");
        }
        return row.put("created_at", TEXT, CREATED)
                .put("updated_at", nullable(TEXT), null)
                .put("version", NUMBER, version);
    }

    /** The table whose row it is. */
    public CatalogueTable table() {
        return table;
    }

    /** The record's key. */
    public String id() {
        return String.valueOf(values.get("id"));
    }

    /** With another value in a column, or with a column more. */
    public CdcRow with(String column, String text) {
        return put(column, types.getOrDefault(column, nullable(TEXT)), text);
    }

    public CdcRow with(String column, Schema type, Object value) {
        return put(column, type, value);
    }

    public CdcRow without(String column) {
        types.remove(column);
        values.remove(column);
        return this;
    }

    public GenericRecord toRecord() {
        List<Schema.Field> fields = types.entrySet().stream()
                .map(column -> new Schema.Field(column.getKey(), column.getValue()))
                .toList();
        Schema schema = Schema.createRecord("Value", null, "cdc.stockstream." + table.tableName(), false, fields);
        GenericRecord row = new GenericData.Record(schema);
        values.forEach(row::put);
        return row;
    }

    /** Type of numeric. */
    public static Schema decimal(int precision, int scale) {
        return LogicalTypes.decimal(precision, scale).addToSchema(Schema.create(Schema.Type.BYTES));
    }

    /** A numeric's digits without the point. */
    public static ByteBuffer unscaled(long digits) {
        return ByteBuffer.wrap(BigInteger.valueOf(digits).toByteArray());
    }

    private static Schema nullable(Schema type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), type);
    }

    private CdcRow put(String column, Schema type, Object value) {
        types.put(column, type);
        values.put(column, value);
        return this;
    }
}
