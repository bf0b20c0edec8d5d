package io.stockstream.simulation.check;

import io.stockstream.simulation.World;
import io.stockstream.simulation.outside.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everything that is checked. */
public final class Checks {

    private Checks() {}

    /** Whether a replay of everything ends the same, and the views are those of the newest states. */
    public static void replay(World world) {
        new ReplayCheck(world, true).atRest();
    }

    /** The checks of a history. */
    public static List<Check> of(World world, Outside outside, Random random) {
        List<Check> checks = new ArrayList<>();
        checks.add(new DeadLetterCheck());
        checks.add(new StockCheck(world));
        checks.add(new OrderCheck(world));
        checks.add(new RefusalCheck(world));
        checks.add(new WaitingCheck(world));
        checks.add(new KnownRowCheck(world, outside.tables()));
        checks.add(new ReplayCheck(world, random.nextInt(4) == 0));
        checks.add(new TaskCheck(world, outside.workers()));
        checks.add(new ScheduleCheck(world));
        checks.add(new CatalogueCheck(world, outside.tables()));
        return checks;
    }
}
