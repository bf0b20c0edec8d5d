package io.stockstream.schedule.topology;

import io.stockstream.platform.runtime.ReadableStore;
import io.stockstream.schema.Topics;
import java.util.List;

/** The stores of the schedules topology that can be read. */
public final class ReadableSchedules {

    /** State of a schedule by its id. */
    public static final ReadableStore SCHEDULES =
            new ReadableStore(ScheduleTopology.NAME, ScheduleStores.SCHEDULES, Topics.SCHEDULE_ROWS.name());

    /** Decisions by schedule. */
    public static final ReadableStore FIRINGS =
            new ReadableStore(ScheduleTopology.NAME, ScheduleStores.FIRINGS, Topics.SCHEDULE_ROWS.name());

    static final List<ReadableStore> ALL = List.of(SCHEDULES, FIRINGS);

    private ReadableSchedules() {}
}
