package io.stockstream.local.demo;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One movement of the tour. Ids come from names and times are fixed, so that a second tour reports the very same facts
 * and the system answers that it knows them.
 */
record DemoMovement(String sku, UUID movementId, UUID warehouseId, MovementEvent event, long quantity, Instant at) {
    static final String SKU = "DEMO-1";
    static final UUID WAREHOUSE_A = id("warehouse-a");
    static final UUID WAREHOUSE_B = id("warehouse-b");

    private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");

    static final DemoMovement DELIVERY =
            new DemoMovement(SKU, id("delivery"), WAREHOUSE_A, MovementEvent.ARRIVAL, 150, MORNING);
    static final DemoMovement DEPARTURE = new DemoMovement(
            SKU, id("transfer"), WAREHOUSE_A, MovementEvent.DEPARTURE, 100, MORNING.plusSeconds(3_600));
    static final DemoMovement ARRIVAL =
            new DemoMovement(SKU, id("transfer"), WAREHOUSE_B, MovementEvent.ARRIVAL, 98, MORNING.plusSeconds(9_000));
    static final DemoMovement TOO_LARGE = new DemoMovement(
            SKU, id("too-large"), WAREHOUSE_A, MovementEvent.DEPARTURE, 500, MORNING.plusSeconds(10_000));

    /** The stock for the tour's orders. */
    static final List<DemoMovement> SUPPLIES = List.of(supply("DEMO-2", 40), supply("DEMO-5", 12));

    /** As producers write it to Kafka. */
    MovementReported toAvro() {
        return MovementReported.newBuilder()
                .setMovementId(movementId.toString())
                .setWarehouseId(warehouseId.toString())
                .setSku(sku)
                .setEvent(event)
                .setQuantity(quantity)
                .setOccurredAt(at)
                .build();
    }

    /** As warehouses send it to the webhook: a structured CloudEvent. */
    Map<String, Object> toCloudEvent() {
        String kind = event.name();
        return Map.of(
                "id",
                id(movementId + kind).toString(),
                "source",
                "demo",
                "specversion",
                "1.0",
                "type",
                "ru.retail.warehouses.movement",
                "datacontenttype",
                "application/json",
                "dataschema",
                "ru.retail.warehouses.movement.v1.0",
                "time",
                at.toEpochMilli(),
                "subject",
                "WH-DEMO:" + kind,
                "destination",
                "ru.retail.warehouses",
                "data",
                data(kind.toLowerCase(Locale.ROOT)));
    }

    private Map<String, Object> data(String kind) {
        return Map.of(
                "movement_id",
                movementId.toString(),
                "warehouse_id",
                warehouseId.toString(),
                "timestamp",
                at.toString(),
                "event",
                kind,
                "product_id",
                sku,
                "quantity",
                quantity);
    }

    private static DemoMovement supply(String sku, long quantity) {
        return new DemoMovement(sku, id("supply-" + sku), WAREHOUSE_A, MovementEvent.ARRIVAL, quantity, MORNING);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("stockstream-demo-" + name).getBytes(StandardCharsets.UTF_8));
    }
}
