package io.stockstream.streams.runtime;

import io.stockstream.schema.AvroReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes a registry serde fit for a topology: while the registry is away it waits for a moment, and what a newer release wrote is not taken for
 * something else. Without it an outage would look like a record that cannot be read, and good records would go to the dead letters.
 */
public final class PatientSerde {

    private PatientSerde() {}

    /**
     * The same deserializer, which tries again while the registry is away, for up to {@link TransactionBudget#registryPatience()}; and which lets no
     * unknown enum symbol pass.
     */
    public static <T> Deserializer<T> of(Deserializer<T> deserializer) {
        RegistryPatience patience = new RegistryPatience(TransactionBudget.registryPatience());
        Deserializer<T> strict = deserializer instanceof AvroReader<T> reader ? reader.strict() : deserializer;
        return (topic, bytes) -> patience.call(() -> strict.deserialize(topic, bytes));
    }

    /** The same of both directions. */
    public static <T> Serde<T> of(Serde<T> serde) {
        RegistryPatience patience = new RegistryPatience(TransactionBudget.registryPatience());
        return Serdes.serdeFrom(
                (topic, value) -> patience.call(() -> serde.serializer().serialize(topic, value)),
                of(serde.deserializer()));
    }

    /** For a consumer outside of transactions: the same deserializer, which tries again for up to {@link RegistryPatience#LONGEST}. */
    public static <T> Deserializer<T> lasting(Deserializer<T> deserializer) {
        RegistryPatience patience = new RegistryPatience(RegistryPatience.LONGEST);
        return (topic, bytes) -> patience.call(() -> deserializer.deserialize(topic, bytes));
    }
}
