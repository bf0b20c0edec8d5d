package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Logs that a product was updated which is out of stock. */
@Component
public class EmptyStockWarning {

    private static final Logger LOG = LoggerFactory.getLogger(EmptyStockWarning.class);

    private final Views views;

    EmptyStockWarning(Views views) {
        this.views = views;
    }

    /** Looks the stock of an updated row up, and warns. */
    public void lookAt(Table table, ObjectNode row) {
        tellOfUpdated(table, views.ofWritten(table, row));
    }

    void tellOfUpdated(Table table, ObjectNode view) {
        JsonNode units = view.get(Views.STOCK_QUANTITY);
        if (table.equals(Tables.PRODUCTS) && units != null && units.isNumber() && units.longValue() == 0) {
            LOG.warn(
                    "Product {} (sku {}) was updated and has none in stock",
                    view.get("id").longValue(),
                    view.get("sku").stringValue());
        }
    }
}
