package io.stockstream.schedule.topology;

import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import java.time.Instant;

/** Rows of schedules. */
public final class Schedules {

    public static final long ID = 7;
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Schedules() {}

    /** Made at noon, due every ten seconds. */
    public static Schedule.Builder everyTenSeconds() {
        return Schedule.newBuilder()
                .setId(ID)
                .setName("often")
                .setEveryMillis(10_000L)
                .setZone("UTC")
                .setTaskType("check_pending_orders")
                .setPayload("{\"a\":1}")
                .setQueue("default")
                .setEnabled(true)
                .setMissedRuns(MissedRuns.RUN_ONCE)
                .setOverlap(Overlap.ALLOW)
                .setCreatedAt(NOON)
                .setVersion(1);
    }

    public static Schedule.Builder cron(String expression, String zone) {
        return everyTenSeconds().setEveryMillis(null).setCron(expression).setZone(zone);
    }

    public static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
