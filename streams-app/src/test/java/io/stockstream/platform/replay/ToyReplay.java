package io.stockstream.platform.replay;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.stockstream.order.LogPosition;
import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.runtime.Wiring;
import io.stockstream.schema.Topic;
import io.stockstream.streams.TopologyDriver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.LoggerFactory;

/** A replay of the toy, which can be stopped and started again. */
final class ToyReplay implements AutoCloseable {

    static final long NOON = 1_795_262_400_000L;

    static {
        // Hundreds of drivers start and stop: their chatter would take longer than their work.
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.WARN);
    }

    private final List<Toy.Seen> seen = new ArrayList<>();
    private final Script.Scope scope;
    private final Map<TopicPartition, Long> ends;
    private final Map<String, Long> piped = new HashMap<>();
    private Replay replay;
    private TopologyDriver driver;

    /** Of a script whose topics have that many records. */
    ToyReplay(Script.Scope scope, int linesA, int linesB) {
        this.scope = scope;
        this.ends = Map.of(
                new TopicPartition(Toy.SCRIPT_A.name(), 0), linesA - 1L,
                new TopicPartition(Toy.SCRIPT_B.name(), 0), linesB - 1L);
        start();
    }

    List<Toy.Seen> seen() {
        return seen;
    }

    /** The values that were seen, in order. */
    List<String> values() {
        return seen.stream().map(Toy.Seen::value).toList();
    }

    TopologyDriver driver() {
        return driver;
    }

    /** What has not been replayed, as the store knows it: the gauge is not told when a test puts stores back. */
    long remaining() {
        return Progress.decode(entries(ReplayStores.PROGRESS).getFirst().value).remaining();
    }

    void input(String topic, String key, String value) {
        count(topic);
        driver.driver()
                .createInputTopic(topic, new StringSerializer(), new StringSerializer())
                .pipeInput(key, value, NOON);
    }

    void line(Topic<String, LogPosition> script, String key, LogPosition line) {
        count(script.name());
        driver.input(script).pipeInput(key, line, NOON);
    }

    /** As after a crash: all that is left are the stores. */
    void restart() {
        Map<String, List<KeyValue<Bytes, byte[]>>> kept = new HashMap<>();
        ReplayStores.all().forEach(store -> kept.put(store.name(), entries(store.name())));
        driver.close();
        start();
        // The new driver counts offsets from 0 again: earlier records need a replacement.
        piped.forEach((topic, count) -> Stream.iterate(0L, offset -> offset < count, offset -> offset + 1)
                .forEach(offset -> fill(topic)));
        seen.removeIf(each -> each.value().isEmpty());
        kept.forEach((store, entries) -> {
            entries(store).forEach(entry -> store(store).delete(entry.key));
            entries.forEach(entry -> store(store).put(entry.key, entry.value));
        });
    }

    List<KeyValue<Bytes, byte[]>> entries(String store) {
        List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found = store(store).all()) {
            found.forEachRemaining(all::add);
        }
        return all;
    }

    @Override
    public void close() {
        driver.close();
    }

    private void start() {
        replay = new Replay("again");
        replay.ends().note(ends);
        driver = new TopologyDriver(serdes -> new Toy(serdes, scope, seen), this::wiring);
    }

    private Wiring wiring(TopologyModule module) {
        return replay.wiring(module);
    }

    private void fill(String topic) {
        if (topic.equals(Toy.A) || topic.equals(Toy.B)) {
            driver.driver()
                    .createInputTopic(topic, new StringSerializer(), new StringSerializer())
                    .pipeInput("filler", "", NOON);
        } else {
            driver.input(topic.equals(Toy.SCRIPT_A.name()) ? Toy.SCRIPT_A : Toy.SCRIPT_B)
                    .pipeInput("filler", Toy.line(Toy.A, Long.MAX_VALUE, 7, true), NOON);
        }
    }

    private void count(String topic) {
        piped.merge(topic, 1L, Long::sum);
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.driver().getKeyValueStore(name);
    }
}
