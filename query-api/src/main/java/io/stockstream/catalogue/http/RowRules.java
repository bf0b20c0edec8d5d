package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Rules for the rows of a table beyond the types of their fields. */
public interface RowRules {

    /** Whose rows. */
    Table table();

    /**
     * A new row.
     *
     * @param values by column, without those that were left out
     * @return what is written
     * @throws io.stockstream.platform.web.ApiException naming every wrong field
     */
    Map<String, Object> created(Map<String, Object> values);

    /**
     * A change of a row.
     *
     * @param row as it is
     * @param values by column; {@code null} clears
     * @return what is written
     * @throws io.stockstream.platform.web.ApiException naming every wrong field
     */
    Map<String, Object> changed(ObjectNode row, Map<String, Object> values);
}
