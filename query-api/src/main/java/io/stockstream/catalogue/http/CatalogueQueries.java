package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the catalogue. */
@Component
class CatalogueQueries {

    private final RowReads rows;
    private final ListReads lists;
    private final StoredRows stores;
    private final Views views;

    CatalogueQueries(RowReads rows, ListReads lists, StoredRows stores, Views views) {
        this.rows = rows;
        this.lists = lists;
        this.stores = stores;
        this.views = views;
    }

    Versioned find(Table table, Object id) {
        return rows.find(table, id)
                .map(row -> row.shownAs(views.of(table, row.json())))
                .orElseThrow(() -> unknown(table, id));
    }

    ObjectNode productAt(Table table, Object id, Instant time) {
        return stores.productAt(id, time)
                .map(views::ofThePast)
                .orElseThrow(() -> ApiException.of(
                        ProblemCode.NOT_FOUND, "There was no %s %s at %s.".formatted(table.one(), id, time)));
    }

    /** {@code {"users": […], "total": 25}} */
    ObjectNode list(Table table, int count, int page) {
        ListReads.Rows found = lists.page(table, count, page);
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray(table.name()).addAll(views.of(table, found.rows()));
        list.put("total", found.total());
        return list;
    }

    static ApiException unknown(Table table, Object id) {
        return ApiException.of(ProblemCode.NOT_FOUND, "There is no %s %s.".formatted(table.one(), id));
    }
}
