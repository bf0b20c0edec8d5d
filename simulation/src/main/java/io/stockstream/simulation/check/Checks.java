package io.stockstream.simulation.check;

import io.stockstream.simulation.World;
import io.stockstream.simulation.outside.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everything that is checked. */
public final class Checks {

    /** Whether stock keeps an order waiting that meets units which are only held; while it does not, false refusals are its rule. */
    private static final boolean HELD_UNITS_ARE_WAITED_FOR =
            Boolean.getBoolean("stockstream.simulation.held-units-are-waited-for");

    private Checks() {}

    /** The checks of a history. */
    public static List<Check> of(World world, Outside outside, Random random) {
        List<Check> checks = new ArrayList<>();
        checks.add(new DeadLetterCheck());
        checks.add(new StockCheck(world));
        checks.add(new OrderCheck(world));
        if (HELD_UNITS_ARE_WAITED_FOR) {
            checks.add(new RefusalCheck(world));
        }
        checks.add(new ReplayCheck(world, random.nextInt(4) == 0));
        checks.add(new TaskCheck(world, outside.workers()));
        checks.add(new ScheduleCheck(world));
        checks.add(new CatalogueCheck(world, outside.tables()));
        return checks;
    }
}
