package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * {@code bench tasks}: tasks per second through a queue, and whether priority tasks notice a full queue beside them.
 */
@CommandLine.Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        description =
                "Tasks/s of the queue default; latency of priority tasks beside an empty and a full queue default.")
final class TasksBench implements Callable<Integer> {

    private static final int PER_SECOND = 10;
    private static final Duration LENGTH = Duration.ofSeconds(20);

    @CommandLine.Option(
            names = "--waiting",
            defaultValue = "10000",
            description = "tasks in the full queue (${DEFAULT-VALUE})")
    private int waiting;

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create();
        System.out.println("logs in " + folder.path());
        try (LocalSystem system = LocalSystem.builder(folder.file("tasks"))
                .freePorts()
                .only("postgres", "redis", "mail", "kafka", "registry", "setup", "streams-app", "query-api")
                .env("streams-app", "CDC_WATCH", "false")
                .build()) {
            Started.start(system);
            TaskTopics topics = new TaskTopics(system);
            Posts posts = new Posts(system.apiUrl() + "/tasks");
            System.out.printf("warm-up: %s%n", priority(posts, "warm"));
            int count = waiting / 5;
            double seconds = topics.run("rate", count);
            System.out.printf(Locale.ROOT, "queue default: %,.0f tasks/s%n", count / seconds);
            System.out.printf("priority, nothing waits beside it: %s%n", priority(posts, "idle"));
            topics.ask("full", waiting);
            System.out.printf("priority, %,d default tasks wait: %s%n", waiting, priority(posts, "full"));
        }
        folder.delete();
        return 0;
    }

    private static String priority(Posts posts, String name) throws Exception {
        return new Latencies(
                        new Paced(PER_SECOND, LENGTH)
                                .run(number -> posts.send(
                                        "{\"type\":\"sum\",\"queue\":\"priority\",\"key\":\"%s-%d\",\"payload\":{\"numbers\":[%d,2]}}"
                                                .formatted(name, number, number))),
                        0)
                .line();
    }
}
