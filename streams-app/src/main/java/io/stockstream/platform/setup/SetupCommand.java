package io.stockstream.platform.setup;

import io.stockstream.schedule.ScheduleRules;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.SchemaRegistrar;
import io.stockstream.topics.InvalidTopicsException;
import io.stockstream.topics.TopicAdmin;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicDifference;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.flywaydb.core.Flyway;

/**
 * The command line of administrative tasks: {@code setup} (everything), {@code topics diff}, {@code topics apply},
 * {@code replay compare}. Reads its settings from the environment, as the applications do. Exit code 0 means that
 * nothing is left to do.
 */
public final class SetupCommand {

    static final String DEFAULT_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";
    static final String DEFAULT_BROKERS = "127.0.0.1:9092";

    private static final String DEFAULT_ZONE = "UTC";
    private static final String DEFAULT_JSON_TOPIC = "warehouse.movements.json";

    private final Map<String, String> environment;
    private final PrintStream out = System.out;

    public SetupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the arguments ask for an administrative task. */
    public static boolean isOne(String[] args) {
        return args.length > 0 && Set.of("setup", "topics", "replay").contains(args[0]);
    }

    /** Does the task; returns the exit code of the process. */
    public int run(List<String> args) {
        try {
            return task(args);
        } catch (InvalidTopicsException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private int task(List<String> args) {
        return switch (String.join(" ", args)) {
            case "setup" -> setup();
            case "topics diff" -> topics(catalogue(), false);
            case "topics apply" -> topics(catalogue(), true);
            default -> {
                if (args.size() == 4 && args.subList(0, 2).equals(List.of("replay", "compare"))) {
                    yield new CompareCommand(this::setting, out).run(args.get(2), args.get(3));
                }
                out.println("Usage: setup | topics diff | topics apply | replay compare <topology> <id>");
                yield 2;
            }
        };
    }

    private int setup() {
        // First: a catalogue that cannot be used is to change nothing.
        TopicCatalogue catalogue = catalogue();
        migrate();
        int result = topics(catalogue, true);
        AvroSerdes serdes = new AvroSerdes(setting("SCHEMA_REGISTRY_URL", DEFAULT_REGISTRY));
        new SchemaRegistrar(serdes.client()).register(catalogue.compatibilities());
        out.println("Schemas are registered");
        return result;
    }

    private void migrate() {
        String url = setting("DATABASE_URL", "jdbc:postgresql://127.0.0.1:15432/stockstream");
        int applied = Flyway.configure()
                .dataSource(url, setting("DATABASE_USER", "stockstream_migrator"), setting("DATABASE_PASSWORD", ""))
                .defaultSchema("stockstream")
                .placeholders(Map.of("business_zone", businessZone()))
                .load()
                .migrate()
                .migrationsExecuted;
        out.printf("Database is migrated (%d migrations applied)%n", applied);
    }

    /** Time zone of the built-in schedules. It becomes part of an SQL statement, so it must be valid. */
    private String businessZone() {
        String zone = setting("BUSINESS_ZONE", DEFAULT_ZONE);
        if (!ScheduleRules.isZone(zone)) {
            throw new IllegalArgumentException(
                    "BUSINESS_ZONE must be a time zone of the IANA list, such as Europe/Moscow (was %s)"
                            .formatted(zone));
        }
        return zone;
    }

    private int topics(TopicCatalogue catalogue, boolean apply) {
        Map<String, Object> config =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, setting("KAFKA_BOOTSTRAP_SERVERS", DEFAULT_BROKERS));
        try (Admin admin = Admin.create(config)) {
            TopicAdmin topics = new TopicAdmin(admin);
            List<TopicDifference> before = topics.diff(catalogue);
            before.forEach(out::println);
            List<TopicDifference> left = apply ? topics.apply(catalogue) : before;
            out.println(verdict(before, left));
            return left.isEmpty() ? 0 : 1;
        }
    }

    private static String verdict(List<TopicDifference> before, List<TopicDifference> left) {
        if (!left.isEmpty()) {
            return "%d differences between the cluster and topics.yaml".formatted(left.size());
        }
        return before.isEmpty()
                ? "The cluster agrees with topics.yaml"
                : "%d differences mended; the cluster agrees with topics.yaml".formatted(before.size());
    }

    private TopicCatalogue catalogue() {
        TopicCatalogue catalogue = TopicCatalogue.installed(environment.get("TOPICS_FILE"));
        return catalogue.renamed(DEFAULT_JSON_TOPIC, setting("MOVEMENTS_JSON_TOPIC", DEFAULT_JSON_TOPIC));
    }

    private String setting(String name, String fallback) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? fallback : value;
    }
}
