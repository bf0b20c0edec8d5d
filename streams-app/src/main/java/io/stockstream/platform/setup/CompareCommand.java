package io.stockstream.platform.setup;

import io.stockstream.platform.replay.Replay;
import io.stockstream.platform.replay.ReplayComparison;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * {@code replay compare}: the decisions of a topology against those of its replay. Exit code 0 means that those that
 * are there are equal.
 */
final class CompareCommand {

    /** Topics in which a topology's decisions on one key are in the order of processing. */
    private static final Map<String, List<Topic<String, ?>>> DECISIONS = Map.of(
            "stock", List.of(Topics.STOCK_DECISIONS, Topics.RESERVATION_DECISIONS),
            "orders", List.of(Topics.ORDER_DECISIONS));

    private final BinaryOperator<String> settings;
    private final PrintStream out;

    /** @param settings gives the value of a setting, or the fallback */
    CompareCommand(BinaryOperator<String> settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run(String topology, String id) {
        List<Topic<String, ?>> topics = DECISIONS.get(topology);
        if (topics == null) {
            out.printf("Compared can be %s%n", DECISIONS.keySet());
            return 2;
        }
        AvroSerdes serdes = new AvroSerdes(settings.apply("SCHEMA_REGISTRY_URL", SetupCommand.DEFAULT_REGISTRY));
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.apply("KAFKA_BOOTSTRAP_SERVERS", SetupCommand.DEFAULT_BROKERS),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        Replay replay = new Replay(id);
        long different = 0;
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (Topic<String, ?> topic : topics) {
                ReplayComparison.Result result =
                        new ReplayComparison(consumer, serdes).compare(topic, replay.shadow(topic.name()));
                out.printf(
                        "%s: %d equal, %d different, %d not in the replay%n",
                        topic.name(), result.equal(), result.different(), result.missing());
                result.differences().forEach(each -> out.println("  " + each));
                different += result.different();
            }
        }
        return different == 0 ? 0 : 1;
    }
}
