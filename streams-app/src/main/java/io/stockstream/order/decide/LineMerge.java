package io.stockstream.order.decide;

import io.stockstream.money.Currencies;
import io.stockstream.order.LineRequested;
import io.stockstream.order.OrderLine;
import io.stockstream.order.PlaceOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one line of lines that ask for the same, at the place of the first. */
final class LineMerge {

    private LineMerge() {}

    /** What lines have to share to be one; of the sku and the product id one is {@code null}. */
    private record Same(String sku, Long productId, BigDecimal unitPrice, String warehouseId) {}

    /** The lines of a request. */
    static List<OrderLine> requested(PlaceOrder placed) {
        Map<Same, OrderLine> merged = new LinkedHashMap<>();
        for (LineRequested each : placed.getLines()) {
            BigDecimal price = Currencies.stored(each.getUnitPrice());
            OrderLine line = new OrderLine(
                    each.getSku(),
                    each.getProductId(),
                    null,
                    each.getQuantity(),
                    price,
                    each.getWarehouseId(),
                    List.of(),
                    null,
                    null);
            merged.merge(
                    new Same(each.getSku(), each.getProductId(), price, each.getWarehouseId()),
                    line,
                    LineMerge::together);
        }
        return new ArrayList<>(merged.values());
    }

    /** Lines that all have a sku: those by product id have become like those by sku. */
    static List<OrderLine> resolved(List<OrderLine> lines) {
        Map<Same, OrderLine> merged = new LinkedHashMap<>();
        for (OrderLine line : lines) {
            merged.merge(
                    new Same(line.getSku(), null, line.getUnitPrice(), line.getWarehouseId()),
                    line,
                    LineMerge::together);
        }
        return new ArrayList<>(merged.values());
    }

    private static OrderLine together(OrderLine first, OrderLine second) {
        return new OrderLine(
                first.getSku(),
                first.getProductId() == null ? second.getProductId() : first.getProductId(),
                first.getName() == null ? second.getName() : first.getName(),
                Math.addExact(first.getQuantity(), second.getQuantity()),
                first.getUnitPrice(),
                first.getWarehouseId(),
                List.of(),
                null,
                null);
    }
}
