package io.stockstream.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One topic as the catalogue wants it.
 *
 * @param name name in Kafka
 * @param kind what it is for
 * @param owner who writes it
 * @param key what the key is
 * @param schema full name of the value's Avro record, or {@code none}
 * @param partitions number of partitions; fixed for ever, because keys would move
 * @param retentionMs how long records are kept; −1 for ever
 * @param cleanup {@code delete} or {@code compact}
 * @param timestamps {@code create}: records have the time that their writer gives them; {@code recent}: the same, but the
 *     broker refuses times of more than ten years ago; {@code append}: that of the broker
 * @param compatibility the registry's compatibility mode, or {@code none}
 * @param purpose one sentence
 */
public record TopicSpec(
        String name,
        TopicKind kind,
        String owner,
        String key,
        String schema,
        int partitions,
        long retentionMs,
        String cleanup,
        String timestamps,
        String compatibility,
        String purpose) {

    private static final List<String> TIMESTAMPS = List.of("create", "recent", "append");

    /**
     * Far enough back for facts of an earlier system. Not for topics that a topology writes: its records inherit the time
     * of their input, so the broker would refuse them once the input is old, and the topology could never go on.
     */
    private static final Duration OLDEST_FACT = Duration.ofDays(3_650);

    public TopicSpec {
        Objects.requireNonNull(name, "name");
        if (partitions < 1) {
            throw new IllegalArgumentException("topics.yaml: %s: partitions must be at least 1".formatted(name));
        }
        if (!cleanup.equals("delete") && !cleanup.equals("compact")) {
            throw new IllegalArgumentException(
                    "topics.yaml: %s: cleanup must be delete or compact (was %s)".formatted(name, cleanup));
        }
        if (!TIMESTAMPS.contains(timestamps)) {
            throw new IllegalArgumentException(
                    "topics.yaml: %s: timestamps must be one of %s (was %s)".formatted(name, TIMESTAMPS, timestamps));
        }
        boolean log = kind == TopicKind.FACT || kind == TopicKind.DECISION;
        if (log && compatibility.endsWith("_TRANSITIVE") && (retentionMs != -1 || !cleanup.equals("delete"))) {
            throw new IllegalArgumentException(
                    "topics.yaml: %s: facts and decisions are replayed, so they need cleanup delete and retention forever"
                            .formatted(name));
        }
    }

    /** The topic's settings in Kafka's words. */
    public Map<String, String> configs() {
        Map<String, String> configs = new HashMap<>();
        configs.put("cleanup.policy", cleanup);
        configs.put("max.message.bytes", Integer.toString(kind.recordBytes()));
        configs.put("message.timestamp.type", timestamps.equals("append") ? "LogAppendTime" : "CreateTime");
        if (timestamps.equals("recent")) {
            // A producer that sends no time, or one in seconds, gets an error instead of an order of 1970.
            configs.put("message.timestamp.before.max.ms", Long.toString(OLDEST_FACT.toMillis()));
        }
        if (cleanup.equals("delete")) {
            configs.put("retention.ms", Long.toString(retentionMs));
            configs.put("retention.bytes", "-1");
        }
        return configs;
    }
}
