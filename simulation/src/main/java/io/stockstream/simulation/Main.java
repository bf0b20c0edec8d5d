package io.stockstream.simulation;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;

/** Entry point: {@code ./stockstream simulate}. Ends with 1 when a history fails. */
@CommandLine.Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Runs random histories of the whole system in one process and checks what must hold.")
public final class Main implements Callable<Integer> {

    private static final long DEFAULT_HISTORIES = 200;

    @CommandLine.Option(
            names = "--seed",
            description = "Seed of the first history; the next ones follow. Random when not given.")
    private Long seed;

    @CommandLine.Option(names = "--histories", description = "How many histories; 200 when nothing is given.")
    private Long histories;

    @CommandLine.Option(names = "--minutes", description = "How long; with --histories whatever ends first.")
    private Long minutes;

    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private volatile boolean failed;

    /** Runs and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        long first = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
        long most = histories != null ? histories : minutes != null ? Long.MAX_VALUE : DEFAULT_HISTORIES;
        long start = System.nanoTime();
        long deadline = minutes == null
                ? Long.MAX_VALUE
                : start + Duration.ofMinutes(minutes).toNanos();
        System.out.printf("Histories from seed %d%n", first);
        List<Failure> failures = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Optional<Failure>>> runs = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                runs.add(pool.submit(() -> run(first, most, deadline)));
            }
            for (Future<Optional<Failure>> run : runs) {
                run.get().ifPresent(failures::add);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d histories held in %.0f s, %.1f/s%n", held.get(), seconds, held.get() / seconds);
        for (Failure failure : failures) {
            System.out.printf("%s%nAgain: ./stockstream simulate --seed %d --histories 1%n", failure, failure.seed());
        }
        return failures.isEmpty() ? 0 : 1;
    }

    /** Runs one history after another until any thread finds one that fails. */
    private Optional<Failure> run(long first, long most, long deadline) {
        Simulator simulator = new Simulator();
        while (!failed && System.nanoTime() < deadline) {
            long number = begun.getAndIncrement();
            if (number >= most) {
                break;
            }
            Optional<Failure> failure = simulator.run(first + number);
            if (failure.isPresent()) {
                failed = true;
                return failure;
            }
            held.incrementAndGet();
        }
        return Optional.empty();
    }
}
