package io.stockstream.stock.http;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.HeavyReads;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.platform.web.Query;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Shows stock. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {

    private final StockQueries queries;
    private final HeavyReads heavyReads;

    StockController(StockQueries queries, HeavyReads heavyReads) {
        this.queries = queries;
        this.heavyReads = heavyReads;
    }

    @GetMapping("/stock/{sku}")
    StockView stock(@PathVariable("sku") String sku, WebRequest request) {
        Query.of(request).refuse("as_of", "is not supported yet: only the present stock can be read");
        return queries.stock(sku, () -> heavyReads.take(Heavy.Kind.LISTS, request))
                .orElseThrow(() -> notFound("%s never was in stock.".formatted(sku)));
    }

    @GetMapping("/warehouse/{warehouse_id}/products/{product_id}")
    ProductStockView product(
            @PathVariable("warehouse_id") String warehouseId, @PathVariable("product_id") String productId) {
        return queries.product(warehouseId, productId)
                .orElseThrow(() -> notFound("Warehouse %s never held %s.".formatted(warehouseId, productId)));
    }

    @Heavy(Heavy.Kind.LISTS)
    @GetMapping("/warehouses/{warehouse_id}/stock")
    Page<WarehouseStockView> warehouse(@PathVariable("warehouse_id") String warehouseId, WebRequest request) {
        Query query = Query.of(request);
        return queries.warehouse(warehouseId, query.limit(), query.text("cursor"));
    }

    private static ApiException notFound(String detail) {
        return ApiException.of(ProblemCode.NOT_FOUND, detail);
    }
}
