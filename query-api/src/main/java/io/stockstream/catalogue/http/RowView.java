package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Adds data to the rows of a table that the table does not contain. */
public interface RowView {

    /** Whose rows. */
    Table table();

    /** Rows as clients see them; the rows themselves stay as they are. */
    List<ObjectNode> of(List<ObjectNode> rows);

    /** A row that was just committed: whatever else fails, it is shown. */
    ObjectNode ofWritten(ObjectNode row);
}
