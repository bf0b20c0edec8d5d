package io.stockstream.simulation;

import io.stockstream.simulation.check.Check;
import io.stockstream.simulation.check.Checks;
import io.stockstream.simulation.kafka.Blueprints;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.kafka.SimulatedTask;
import io.stockstream.simulation.outside.Actor;
import io.stockstream.simulation.outside.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * One history, determined by its seed: a number of steps, in each of which a scheduler lets one participant act, in any
 * order that Kafka allows; then everything comes to rest. The same seed and number of steps give the same history.
 */
final class History {

    private static final int MOST_ROUNDS = 60;

    /** Enough for due work to be checked more than once. */
    private static final int FEWEST_ROUNDS = 3;

    /** How long a stopped connector stays away at rest: some three minutes, longer than a missing row is waited for. */
    private static final int ROUNDS_AWAY = 6;

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(31);
    private static final int LONGEST_BURST = 6;
    private static final int AGING = 3;

    private final Random random;
    private final World world;
    private final Outside outside;
    private final List<Check> checks;
    private final int steps;

    /** Of every third history; by dice of its own, so that the others stay as they are. */
    private final Optional<Aging> aging;

    private final Random ages;
    private int taken;

    History(long seed, int steps, Codec codec, Blueprints blueprints) {
        this.random = new Random(seed);
        this.steps = steps;
        this.world = new World(codec, blueprints);
        this.outside = new Outside(world, random);
        this.checks = Checks.of(world, outside, random);
        this.aging = seed % AGING == 0 ? Optional.of(new Aging(world, outside)) : Optional.empty();
        this.ages = new Random(seed);
    }

    /**
     * Runs to its end.
     *
     * @throws Violation when an invariant is violated
     */
    void run() {
        try {
            while (taken < steps) {
                taken++;
                step();
            }
            rest();
            checks.forEach(Check::atRest);
            aging.ifPresent(this::age);
        } finally {
            world.cluster().end();
        }
    }

    private void age(Aging years) {
        years.passYears(this::drain);
        Checks.replay(world);
    }

    /** The number of steps before it came to rest or failed. */
    int steps() {
        return taken;
    }

    private void step() {
        if (aging.isPresent() && ages.nextInt(100) < 4) {
            aging.get().moveHorizon(ages);
        }
        int dice = random.nextInt(100);
        if (dice < 25) {
            outside.any(random).act(random);
        } else if (dice < 75) {
            processSome();
        } else if (dice < 90) {
            choose(
                    world.cluster().tasks().stream()
                            .filter(SimulatedTask::isOpen)
                            .toList(),
                    this::commit);
        } else if (dice < 93) {
            choose(
                    world.cluster().tasks().stream()
                            .filter(SimulatedTask::isRunning)
                            .toList(),
                    SimulatedTask::kill);
        } else {
            passTime();
        }
    }

    private void processSome() {
        choose(lagging(), task -> {
            int burst = 1 + random.nextInt(LONGEST_BURST);
            List<TopicPartition> from = task.lagging();
            for (int i = 0; i < burst && !from.isEmpty(); i++) {
                task.process(from.get(random.nextInt(from.size())));
                from = task.lagging();
            }
        });
    }

    private void passTime() {
        world.clock().advance(Duration.ofMillis(1L << random.nextInt(17)));
        if (random.nextBoolean()) {
            choose(world.cluster().tasks(), SimulatedTask::lookAtTheClock);
        }
    }

    private List<SimulatedTask> lagging() {
        return world.cluster().tasks().stream()
                .filter(task -> !task.lagging().isEmpty())
                .toList();
    }

    private <T> void choose(List<T> among, Consumer<T> act) {
        if (!among.isEmpty()) {
            act.accept(among.get(random.nextInt(among.size())));
        }
    }

    private void commit(SimulatedTask task) {
        for (Emitted emitted : world.cluster().commit(task)) {
            checks.forEach(check -> check.committed(emitted));
        }
        checks.forEach(check -> check.afterCommit(task));
    }

    /**
     * No participant starts anything new; work in progress continues until none is left, in an order that is the same
     * for all histories.
     */
    private void rest() {
        drain();
        checks.forEach(Check::drained);
        int fewest = outside.isAway() ? ROUNDS_AWAY + FEWEST_ROUNDS : FEWEST_ROUNDS;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            world.clock().advance(BETWEEN_ROUNDS);
            if (round == ROUNDS_AWAY) {
                outside.comeBack();
            }
            boolean waiting = outside.isWaiting();
            if (waiting) {
                outside.check();
            }
            world.cluster().tasks().forEach(SimulatedTask::lookAtTheClock);
            drain();
            if (!waiting && round >= fewest) {
                return;
            }
        }
        throw new Violation("It does not come to rest: " + outside.waiting());
    }

    private void drain() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (SimulatedTask task : world.cluster().tasks()) {
                for (List<TopicPartition> from = task.lagging(); !from.isEmpty(); from = task.lagging()) {
                    task.process(from.getFirst());
                }
                busy |= task.isOpen();
                commit(task);
            }
            for (Actor actor : outside.actors()) {
                busy |= actor.settle();
            }
        }
    }
}
