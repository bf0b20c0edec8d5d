package io.stockstream.platform.runtime;

import io.stockstream.schema.AvroReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes a registry serde fit for a topology: it waits briefly while the registry is away, and does not misread what a
 * newer release wrote. Without it an outage would look like an unreadable record, and good records would go to the dead
 * letters.
 */
public final class PatientSerde {

    private PatientSerde() {}

    /**
     * The same deserializer, which retries while the registry is away, for up to
     * {@link TransactionBudget#registryPatience()}, and rejects unknown enum symbols.
     */
    public static <T> Deserializer<T> of(Deserializer<T> deserializer) {
        RegistryPatience patience = new RegistryPatience(TransactionBudget.registryPatience());
        Deserializer<T> strict = deserializer instanceof AvroReader<T> reader ? reader.strict() : deserializer;
        return (topic, bytes) -> patience.call(() -> strict.deserialize(topic, bytes));
    }

    /** The same in both directions. */
    public static <T> Serde<T> of(Serde<T> serde) {
        RegistryPatience patience = new RegistryPatience(TransactionBudget.registryPatience());
        return Serdes.serdeFrom(
                (topic, value) -> patience.call(() -> serde.serializer().serialize(topic, value)),
                of(serde.deserializer()));
    }

    /**
     * For a consumer outside transactions: the same deserializer, which retries for up to
     * {@link RegistryPatience#LONGEST}.
     */
    public static <T> Deserializer<T> lasting(Deserializer<T> deserializer) {
        RegistryPatience patience = new RegistryPatience(RegistryPatience.LONGEST);
        return (topic, bytes) -> patience.call(() -> deserializer.deserialize(topic, bytes));
    }
}
