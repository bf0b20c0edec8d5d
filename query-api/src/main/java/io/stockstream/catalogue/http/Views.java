package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.platform.web.ApiException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows as clients see them: a product includes its units in stock. */
@Component
class Views {

    static final String STOCK_QUANTITY = "stock_quantity";

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final String BEFORE = "created_at";

    private final Function<Collection<String>, Map<String, Long>> stock;
    private final List<RowView> others;

    @Autowired
    Views(StockQuantities stock, List<RowView> others) {
        this(stock::of, others);
    }

    Views(Function<Collection<String>, Map<String, Long>> stock, List<RowView> others) {
        this.stock = stock;
        this.others = List.copyOf(others);
    }

    List<ObjectNode> of(Table table, List<ObjectNode> rows) {
        if (!table.equals(Tables.PRODUCTS) || rows.isEmpty()) {
            return other(table).map(view -> view.of(rows)).orElse(rows);
        }
        Map<String, Long> units = stock.apply(rows.stream().map(Views::sku).toList());
        return rows.stream().map(row -> withStock(row, units.get(sku(row)))).toList();
    }

    ObjectNode of(Table table, ObjectNode row) {
        return of(table, List.of(row)).getFirst();
    }

    /** The row is committed, so a failure to read the stock must not make the write look failed. */
    ObjectNode ofWritten(Table table, ObjectNode row) {
        Optional<RowView> other = other(table);
        if (other.isPresent()) {
            return other.get().ofWritten(row);
        }
        try {
            return of(table, row);
        } catch (ApiException e) {
            LOG.info("The {} {} is answered without its stock: {}", table.one(), row.get("id"), e.getMessage());
            return withStock(row, null);
        }
    }

    /** A product of the past: how many were in stock then is not known. */
    ObjectNode ofThePast(ObjectNode row) {
        return withStock(row, null);
    }

    private Optional<RowView> other(Table table) {
        return others.stream().filter(view -> view.table().equals(table)).findFirst();
    }

    private static String sku(ObjectNode row) {
        return row.get("sku").stringValue();
    }

    private static ObjectNode withStock(ObjectNode row, Long units) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            if (field.getKey().equals(BEFORE)) {
                view.put(STOCK_QUANTITY, units);
            }
            view.set(field.getKey(), field.getValue());
        }
        return view;
    }
}
