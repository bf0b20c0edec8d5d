package io.stockstream.simulation.outside;

import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.World;
import java.util.Random;

/** Request schedule runs by hand, now and then the same run twice. */
final class Operators implements Actor {

    private final World world;
    private int runs;

    Operators(World world) {
        this.world = world;
    }

    @Override
    public void act(Random random) {
        runs += random.nextInt(4) == 0 ? 0 : 1;
        long schedule = 1L + runs % Tables.IDS;
        var unused = world.write(
                Topics.SCHEDULE_RUN_REQUESTS,
                Long.toString(schedule),
                new ScheduleRunRequested(schedule, "run-" + runs));
    }
}
