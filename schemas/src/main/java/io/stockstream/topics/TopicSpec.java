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
 * @param partitions number of partitions; chosen at installation and fixed from then on, because keys would move
 * @param retentionMs how long records are kept; −1 for ever
 * @param cleanup {@code delete} or {@code compact}
 * @param timestamps {@code create}: records have the time that their writer gives them; {@code recent}: the same, but
 *     the broker refuses times of more than ten years ago; {@code append}: that of the broker
 * @param tiered how long brokers keep records on their own disks; older ones are in remote storage alone. {@code null}
 *     where the topic has no remote storage
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
        Duration tiered,
        String compatibility,
        String purpose) {

    /**
     * How long compaction leaves a record without a value; Kafka's default is a day. Who was away for longer does not
     * learn what was deleted.
     */
    public static final Duration TOMBSTONES_KEPT = Duration.ofDays(8);

    /** Kafka's setting of tiered storage. */
    static final String REMOTE_STORAGE = "remote.storage.enable";

    private static final List<String> TIMESTAMPS = List.of("create", "recent", "append");

    /**
     * Far enough back for facts of an earlier system. Not for topics that a topology writes: its records inherit the
     * time of their input, so the broker would refuse them once the input is old, and the topology could never go on.
     */
    private static final Duration OLDEST_FACT = Duration.ofDays(3_650);

    public TopicSpec {
        Objects.requireNonNull(name, "name");
        require(partitions >= 1, name, "partitions must be 1 or more (was %d)", partitions);
        require(
                cleanup.equals("delete") || cleanup.equals("compact"),
                name,
                "cleanup must be delete or compact (was %s)",
                cleanup);
        require(
                TIMESTAMPS.contains(timestamps),
                name,
                "timestamps must be one of " + TIMESTAMPS + " (was %s)",
                timestamps);
        boolean log = kind == TopicKind.FACT || kind == TopicKind.DECISION;
        require(
                !log || !compatibility.endsWith("_TRANSITIVE") || (retentionMs == -1 && cleanup.equals("delete")),
                name,
                "facts and decisions are replayed, so they need retention forever and cleanup delete (was %s)",
                cleanup);
        require(
                tiered == null || cleanup.equals("delete"),
                name,
                "tiered must be removed (was %s): Kafka keeps no compacted topic in remote storage",
                tiered);
        require(tiered == null || tiered.isPositive(), name, "tiered must be longer than nothing (was %s)", tiered);
        require(
                tiered == null || retentionMs == -1 || tiered.toMillis() <= retentionMs,
                name,
                "tiered must not be longer than retention (was %s)",
                tiered);
    }

    private static void require(boolean holds, String topic, String rule, Object was) {
        if (!holds) {
            throw new IllegalArgumentException("%s: %s".formatted(topic, rule.formatted(was)));
        }
    }

    /** The same under another name. */
    TopicSpec named(String other) {
        return new TopicSpec(
                other,
                kind,
                owner,
                key,
                schema,
                partitions,
                retentionMs,
                cleanup,
                timestamps,
                tiered,
                compatibility,
                purpose);
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
        if (cleanup.equals("compact")) {
            configs.put("delete.retention.ms", Long.toString(TOMBSTONES_KEPT.toMillis()));
        }
        if (cleanup.equals("delete")) {
            configs.put("retention.ms", Long.toString(retentionMs));
            configs.put("retention.bytes", "-1");
        }
        if (tiered != null) {
            configs.put(REMOTE_STORAGE, "true");
            configs.put("local.retention.ms", Long.toString(tiered.toMillis()));
        }
        return configs;
    }
}
