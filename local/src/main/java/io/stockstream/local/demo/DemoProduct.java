package io.stockstream.local.demo;

import io.stockstream.catalogue.CreateProduct;
import io.stockstream.catalogue.ProductRequested;
import java.math.BigDecimal;
import java.util.List;

/**
 * One product of the tour. The name of its request is fixed, so a second tour asks for nothing new.
 *
 * @param price in euro
 */
record DemoProduct(String sku, String name, String price) {

    /** The tour's movements move the first. */
    static final List<DemoProduct> ALL = List.of(
            new DemoProduct(DemoMovement.SKU, "Espresso beans 1 kg", "18.90"),
            new DemoProduct("DEMO-2", "Filter coffee 500 g", "7.49"),
            new DemoProduct("DEMO-3", "Hand grinder", "64.00"),
            new DemoProduct("DEMO-4", "Paper filters, 100 pieces", "3.95"),
            new DemoProduct("DEMO-5", "Espresso cup", "9.00"));

    /** As a shop asks for it by event. */
    ProductRequested toAvro() {
        return ProductRequested.newBuilder()
                .setRequestId("stockstream-demo-" + sku)
                .setCommand(CreateProduct.newBuilder()
                        .setSku(sku)
                        .setName(name)
                        .setPrice(new BigDecimal(price))
                        .setCurrency("EUR")
                        .build())
                .build();
    }
}
