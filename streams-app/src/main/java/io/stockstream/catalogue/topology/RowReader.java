package io.stockstream.catalogue.topology;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.catalogue.Warehouse;
import io.stockstream.catalogue.decide.CatalogueRow;
import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import org.apache.avro.generic.GenericRecord;

/**
 * Turns a row as Debezium writes it into the record of its table. Columns that this version does not know are left out.
 */
final class RowReader {

    /**
     * Reads.
     *
     * @param key the record's key, which has to be the row's id
     * @throws InvalidRowException naming the first column that is missing or of another type
     */
    CatalogueRow read(CatalogueTable table, String key, GenericRecord row) {
        Columns columns = new Columns(table, row);
        CatalogueRow read = switch (table) {
            case USERS -> user(columns);
            case ADDRESSES -> address(columns);
            case PRODUCTS -> product(columns);
            case WAREHOUSES -> warehouse(columns);
            case SCHEDULES -> schedule(columns);
        };
        String id = String.valueOf(read.content().get(0));
        if (!id.equals(key)) {
            // Another key would bring the row to a second writer.
            throw new InvalidRowException(table, "(key)", key, "must be the row's id, " + id);
        }
        return read;
    }

    private static CatalogueRow user(Columns columns) {
        User user = new User(
                columns.number("id"),
                columns.text("username"),
                columns.text("email"),
                columns.optionalText("description"),
                columns.time("created_at"),
                columns.optionalTime("updated_at"),
                columns.number("version"));
        return new CatalogueRow(user.getVersion(), user);
    }

    private static CatalogueRow address(Columns columns) {
        Address address = new Address(
                columns.number("id"),
                columns.number("user_id"),
                columns.text("line"),
                columns.text("city"),
                columns.optionalText("region"),
                columns.text("postal_code"),
                columns.text("country"),
                columns.time("created_at"),
                columns.optionalTime("updated_at"),
                columns.number("version"));
        return new CatalogueRow(address.getVersion(), address);
    }

    private static CatalogueRow product(Columns columns) {
        Product product = new Product(
                columns.number("id"),
                columns.text("sku"),
                columns.text("name"),
                columns.optionalText("description"),
                columns.price("price"),
                columns.text("currency"),
                columns.time("created_at"),
                columns.optionalTime("updated_at"),
                columns.number("version"));
        return new CatalogueRow(product.getVersion(), product);
    }

    private static CatalogueRow warehouse(Columns columns) {
        Warehouse warehouse = new Warehouse(
                columns.text("id"),
                columns.text("name"),
                columns.optionalText("location"),
                columns.time("created_at"),
                columns.optionalTime("updated_at"),
                columns.number("version"));
        return new CatalogueRow(warehouse.getVersion(), warehouse);
    }

    private static CatalogueRow schedule(Columns columns) {
        Schedule schedule = new Schedule(
                columns.number("id"),
                columns.text("name"),
                columns.optionalText("cron"),
                columns.optionalMillis("every_seconds"),
                columns.text("zone"),
                columns.text("task_type"),
                columns.text("payload"),
                columns.text("queue"),
                columns.flag("enabled"),
                columns.word("missed_runs", MissedRuns.class, MissedRuns.UNKNOWN),
                columns.word("overlap", Overlap.class, Overlap.UNKNOWN),
                columns.time("created_at"),
                columns.optionalTime("updated_at"),
                columns.number("version"));
        return new CatalogueRow(schedule.getVersion(), schedule);
    }
}
