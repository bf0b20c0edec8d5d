package io.stockstream.platform.replay;

import io.stockstream.order.LogPosition;
import io.stockstream.platform.runtime.Application;
import io.stockstream.platform.runtime.InputOrigin;
import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.Script.Turn;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Two sources of texts, one processor that tells what it sees; its script is made by the test. */
record Toy(AvroSerdes serdes, Script.Scope scope, List<Seen> seen) implements TopologyModule {

    static final String A = "a";
    static final String B = "b";
    static final Topic<String, LogPosition> SCRIPT_A = new Topic<>("script-a", Serdes.String(), LogPosition.class);
    static final Topic<String, LogPosition> SCRIPT_B = new Topic<>("script-b", Serdes.String(), LogPosition.class);

    private static final int CHANGES = 1;

    /** What the processor saw. */
    record Seen(String key, String value, InputOrigin origin) {}

    /** A line of the script, in a record that is there for other things: the partition holds version and change. */
    static LogPosition line(String topic, long offset, int version, boolean changes) {
        return new LogPosition(topic, version * 2 + (changes ? CHANGES : 0), offset);
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Application application() {
        return Application.SHOP;
    }

    @Override
    public void addTo(Topology topology, Wiring wiring) {
        wiring.addSource(topology, "read-a", new StringDeserializer(), new StringDeserializer(), A);
        wiring.addSource(topology, "read-b", new StringDeserializer(), new StringDeserializer(), B);
        wiring.addProcessor(topology, "see", () -> new See(seen), "read-a", "read-b");
        wiring.addSink(topology, "publish", SCRIPT_A, serdes.value(SCRIPT_A).serializer(), "see");
    }

    @Override
    public Optional<Script> script() {
        return Optional.of(
                scope == Script.Scope.KEY
                        ? Script.perKey(part(SCRIPT_A), part(SCRIPT_B))
                        : Script.perPartition(part(SCRIPT_A)));
    }

    private Script.Part<LogPosition> part(Topic<String, LogPosition> topic) {
        return new Script.Part<>(
                topic,
                serdes.value(topic).deserializer(),
                line -> new Turn(
                        line.getTopic(),
                        line.getOffset(),
                        line.getPartition() / 2,
                        line.getPartition() % 2 == CHANGES));
    }

    private static final class See extends ContextualProcessor<String, String, String, LogPosition> {
        private final List<Seen> seen;

        See(List<Seen> seen) {
            this.seen = seen;
        }

        @Override
        public void process(Record<String, String> text) {
            InputOrigin origin = InputOrigin.of(context(), text);
            seen.add(new Seen(text.key(), text.value(), origin));
            context().forward(text.withValue(line(origin.topic(), origin.offset(), 0, false)));
        }
    }
}
