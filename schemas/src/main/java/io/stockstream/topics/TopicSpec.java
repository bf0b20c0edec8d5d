package io.stockstream.topics;

import java.time.Duration;
import java.util.HashMap;
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
 * @param timestamps {@code create}: records have the time that their writer gives them; {@code append}: that of the broker
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

    /** Far enough back for facts that come from a system of before. */
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
        if (!timestamps.equals("create") && !timestamps.equals("append")) {
            throw new IllegalArgumentException(
                    "topics.yaml: %s: timestamps must be create or append (was %s)".formatted(name, timestamps));
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
        if (kind == TopicKind.FACT && timestamps.equals("create")) {
            // Who gives no time, or one in seconds, hears of it at once instead of making an order of 1970.
            configs.put("message.timestamp.before.max.ms", Long.toString(OLDEST_FACT.toMillis()));
        }
        if (cleanup.equals("delete")) {
            configs.put("retention.ms", Long.toString(retentionMs));
            configs.put("retention.bytes", "-1");
        }
        return configs;
    }
}
