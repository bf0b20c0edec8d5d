package io.stockstream.catalogue.topology;

import io.stockstream.catalogue.decide.CdcPosition;
import io.stockstream.catalogue.decide.RowChange;
import org.apache.avro.generic.GenericRecord;

/** Turns a record of a cdc topic into a change of a row. */
final class ChangeReader {

    private final RowReader rows = new RowReader();

    /**
     * Reads.
     *
     * @param row {@code null} for a tombstone
     * @throws InvalidRowException when it is no change of the table
     */
    RowChange read(CatalogueTable table, String key, GenericRecord row, CdcHeaders headers, CdcPosition at) {
        return row == null ? deletion(table, headers, at) : writing(table, key, row, headers, at);
    }

    private static RowChange deletion(CatalogueTable table, CdcHeaders headers, CdcPosition at) {
        return switch (headers.operation()) {
            case null -> new RowChange.Removed(at);
            case "d" -> new RowChange.Deleted(headers.beforeVersion(), headers.lsn(), at);
            case String other -> throw unknown(table, other, "a record without a value must be d");
        };
    }

    private RowChange writing(CatalogueTable table, String key, GenericRecord row, CdcHeaders headers, CdcPosition at) {
        return switch (headers.operation()) {
            case "c", "u" -> new RowChange.Written(rows.read(table, key, row), headers.lsn(), at);
            case "r" -> new RowChange.Read(rows.read(table, key, row), headers.lsn(), at);
            case null -> throw unknown(table, null, "a record with a value must be c, u or r");
            case String other -> throw unknown(table, other, "a record with a value must be c, u or r");
        };
    }

    private static InvalidRowException unknown(CatalogueTable table, String operation, String wayOut) {
        return new InvalidRowException(
                table,
                "(header " + CdcHeaders.OPERATION + ")",
                operation,
                wayOut + "; see transforms.row in connect/connectors/stockstream-postgres.json");
    }
}
