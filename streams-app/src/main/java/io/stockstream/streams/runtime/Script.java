package io.stockstream.streams.runtime;

import io.stockstream.schema.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The topics of a topology's decisions, which record the order in which its inputs were decided on. The input topics do
 * not: which of two records of different topics came first depended on how they were fetched.
 *
 * @param scope among which inputs order counts
 * @param parts the topics of decisions; each is in the order of processing, key by key or whole, as the scope says
 */
public record Script(Scope scope, List<Part<?>> parts) {

    public Script {
        parts = List.copyOf(parts);
    }

    /** Among which inputs order counts. */
    public enum Scope {
        /** Among all of the same partition. */
        PARTITION,
        /** Among those of the same key, which is the key of inputs and decisions alike. */
        KEY
    }

    /** Of a topology whose decisions are all in one topic, a partition's in the order of processing. */
    public static Script perPartition(Part<?> part) {
        return new Script(Scope.PARTITION, List.of(part));
    }

    /** For a topology that counts the changes under a key, and gives every decision its version. */
    public static Script perKey(Part<?>... parts) {
        return new Script(Scope.KEY, List.of(parts));
    }

    /**
     * One topic of decisions.
     *
     * @param topic the topic
     * @param values reads its values
     * @param turn the input a decision was made on; {@code null} for a decision that followed from another one
     */
    public record Part<V extends SpecificRecord>(
            Topic<String, V> topic, Deserializer<V> values, Function<V, Turn> turn) {

        /** The input a decision was made on; empty for a decision that followed from another one. */
        public Optional<Turn> read(byte[] value) {
            return Optional.ofNullable(turn.apply(values.deserialize(topic.name(), value)));
        }
    }

    /**
     * The turn of one input. It comes when its key has the version before: its own version less one if it changed it, else its own. Inputs
     * that change nothing come before the next one that does.
     *
     * @param topic topic of the input; its partition is that of the decision
     * @param offset offset of the input
     * @param version of what is under the key, after the decision; 0 in the scope of a partition
     * @param changes whether the decision made that version; {@code false} in the scope of a partition
     */
    public record Turn(String topic, long offset, long version, boolean changes) {

        /** In the scope of a partition the position of the decision is enough. */
        public static Turn inOrder(String topic, long offset) {
            return new Turn(topic, offset, 0, false);
        }
    }
}
