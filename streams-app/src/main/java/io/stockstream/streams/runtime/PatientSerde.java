package io.stockstream.streams.runtime;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes a registry serde wait while the registry is away. Without it an outage would look like a record that cannot be read, and good
 * records would go to the dead letters.
 */
public final class PatientSerde {

    private PatientSerde() {}

    /** The same deserializer, which tries again while the registry is away, for up to {@link RegistryPatience#LIMIT}. */
    public static <T> Deserializer<T> of(Deserializer<T> deserializer) {
        RegistryPatience patience = new RegistryPatience();
        return (topic, bytes) -> patience.call(() -> deserializer.deserialize(topic, bytes));
    }

    /** The same serde, which tries again while the registry is away, for up to {@link RegistryPatience#LIMIT}. */
    public static <T> Serde<T> of(Serde<T> serde) {
        RegistryPatience patience = new RegistryPatience();
        return Serdes.serdeFrom(
                (topic, value) -> patience.call(() -> serde.serializer().serialize(topic, value)),
                (topic, bytes) -> patience.call(() -> serde.deserializer().deserialize(topic, bytes)));
    }
}
