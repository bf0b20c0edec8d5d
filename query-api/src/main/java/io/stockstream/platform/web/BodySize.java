package io.stockstream.platform.web;

import java.util.Set;

/** Maximum size of a body: that of a single item, or of a batch or an order with many lines. */
public final class BodySize {

    private static final int ONE = 64 * 1024;
    /** A payload of a task has up to 100,000 bytes, and more where letters are escaped. */
    private static final int WITH_PAYLOAD = 256 * 1024;

    private static final int MANY = 1024 * 1024;

    private static final Set<String> PAYLOADS = Set.of("/tasks", "/api/v1/tasks", "/api/v1/schedules");
    private static final Set<String> BATCHES = Set.of("/api/v1/orders", "/api/v1/movements", "/api/v1/kafka/webhook");

    private BodySize() {}

    /** The most bytes of a body for a path. */
    public static int most(String path) {
        if (BATCHES.contains(path)) {
            return MANY;
        }
        return PAYLOADS.contains(path) || path.startsWith("/api/v1/schedules/") ? WITH_PAYLOAD : ONE;
    }
}
