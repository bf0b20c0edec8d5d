package io.stockstream.platform.runtime;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition to which Kafka's own partitioner (murmur2) takes a key. */
public final class KeyPlace {

    private KeyPlace() {}

    /**
     * The partition of a key.
     *
     * @param partitions number of partitions of the topic
     */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
