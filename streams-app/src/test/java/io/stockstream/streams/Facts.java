package io.stockstream.streams;

import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.MovementReported;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Facts as tests say them. */
public final class Facts {

    public static final String SKU = "SKU-1";
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Facts() {}

    public static MovementReported departure(String movement, String warehouse, long quantity) {
        return fact(movement, warehouse, MovementEvent.DEPARTURE, quantity, NOON);
    }

    public static MovementReported arrival(String movement, String warehouse, long quantity) {
        return fact(movement, warehouse, MovementEvent.ARRIVAL, quantity, NOON.plusSeconds(90));
    }

    public static MovementReported fact(
            String movement, String warehouse, MovementEvent event, long quantity, Instant at) {
        return fact(SKU, movement, warehouse, event, quantity, at);
    }

    public static MovementReported fact(
            String sku, String movement, String warehouse, MovementEvent event, long quantity, Instant at) {
        return new MovementReported(id(movement), warehouse, sku, event, quantity, at, "", "", null, null, null);
    }

    /** A movement id for a name, the same at every run. */
    public static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
