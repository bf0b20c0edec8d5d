package io.stockstream.platform.runtime;

import io.stockstream.schema.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The topics of a topology's decisions, which record the order in which its inputs were decided on. The input topics do
 * not: which of two records of different topics came first depended on how they were fetched.
 *
 * @param scope among which inputs order counts
 * @param parts the topics of decisions; each is in the order of processing, key by key or whole, as the scope says
 * @param housekeeping topics of inputs on which no decision depends, nor on when they were read: those without a turn
 *     come after all others, each topic in its order. They are read up to where they ended when the replay began
 */
public record Script(Scope scope, List<Part<?>> parts, List<String> housekeeping) {

    public Script {
        parts = List.copyOf(parts);
        housekeeping = List.copyOf(housekeeping);
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
        return new Script(Scope.PARTITION, List.of(part), List.of());
    }

    /** For a topology that counts the changes under a key, and gives every decision its version. */
    public static Script perKey(Part<?>... parts) {
        return new Script(Scope.KEY, List.of(parts), List.of());
    }

    /** The same script with a topic of housekeeping. */
    public Script withHousekeeping(Topic<?, ?> topic) {
        return new Script(
                scope,
                parts,
                Stream.concat(housekeeping.stream(), Stream.of(topic.name())).toList());
    }

    /**
     * One topic of decisions.
     *
     * @param topic the topic
     * @param values reads its values
     * @param turn the input a decision was made on; {@code null} for a decision that followed from another one
     * @param premise what a decision says of all inputs after its own, and has to be known before any of them has its
     *     turn, whatever the key; {@code null} for most
     */
    public record Part<V extends SpecificRecord>(
            Topic<String, V> topic, Deserializer<V> values, Function<V, Turn> turn, Function<V, Premise> premise) {

        public Part(Topic<String, V> topic, Deserializer<V> values, Function<V, Turn> turn) {
            this(topic, values, turn, decision -> null);
        }

        /** Reads a decision. */
        public Line read(byte[] value) {
            V decision = values.deserialize(topic.name(), value);
            return new Line(Optional.ofNullable(turn.apply(decision)), Optional.ofNullable(premise.apply(decision)));
        }
    }

    /**
     * What a decision says.
     *
     * @param turn the input it was made on; empty for a decision that followed from another one
     * @param premise comes before that turn
     */
    public record Line(Optional<Turn> turn, Optional<Premise> premise) {}

    /**
     * An input that is made of a decision.
     *
     * @param topic the input topic whose processors get it
     * @param content what they get
     */
    public record Premise(String topic, SpecificRecord content) {}

    /**
     * The turn of one input. It comes when its key has the version before: its own version less one if it changed it,
     * else its own. Inputs that change nothing come before the next one that does.
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
