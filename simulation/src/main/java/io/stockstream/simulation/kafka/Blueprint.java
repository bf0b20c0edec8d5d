package io.stockstream.simulation.kafka;

import io.stockstream.platform.runtime.StreamsProperties;
import io.stockstream.platform.runtime.StreamsSettings;
import io.stockstream.platform.runtime.TopologyModule;
import io.stockstream.platform.view.ViewStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;

/** A topology from which successive lives of a task are built: building the topology takes longer than running it. */
final class Blueprint {

    private static final StreamsSettings SETTINGS = new StreamsSettings(
            "nowhere:9092",
            Path.of(System.getProperty("java.io.tmpdir"), "stockstream-simulation"),
            "localhost:1",
            1,
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofSeconds(10),
            0,
            Map.of());

    private final String applicationId;
    private final Properties properties;
    private final Place place = new Place();
    private final PlacedTopology topology;
    private final Map<String, MemoryStore> stores = new HashMap<>();
    private final List<ViewStore> views = new ArrayList<>();
    private Function<String, StoreContents> restored = unused -> new StoreContents();

    Blueprint(TopologyModule module) {
        topology = new PlacedTopology(
                place,
                new MemoryStores(name -> restored.apply(name), store -> stores.put(store.name(), store), views::add));
        PlacedWiring wiring = new PlacedWiring(topology);
        properties = StreamsProperties.of(
                wiring.application(module.name()), module.application().pace(), SETTINGS, (application, code) -> {});
        applicationId = StreamsProperties.applicationId(wiring.application(module.name()));
        var unused = module.topology(wiring);
    }

    /** The topics that the topology reads. */
    Set<String> sources() {
        return topology.sources();
    }

    /** The topics that serve as changelogs themselves, by the stores' names. */
    Map<String, String> sourceOfStore() {
        return topology.sourceOfStore();
    }

    String applicationId() {
        return applicationId;
    }

    /**
     * Starts the next life; the previous one has ended.
     *
     * @param contents the changelog of a store, by its name
     */
    TopologyTestDriver start(int partition, int partitions, Instant now, Function<String, StoreContents> contents) {
        place.begin(partition, partitions);
        stores.clear();
        views.clear();
        restored = contents;
        TopologyTestDriver driver = new TopologyTestDriver(topology, properties, now);
        views.forEach(view -> view.restore(contents.apply(view.name())
                .records(new TopicPartition(sourceOfStore().get(view.name()), partition))));
        return driver;
    }

    Place place() {
        return place;
    }

    /** The contents of a store, if it is not versioned. */
    NavigableMap<Bytes, byte[]> contents(String store) {
        return stores.get(store).contents();
    }

    /** The contents of every store that is not versioned, by name. */
    Map<String, NavigableMap<Bytes, byte[]>> contents() {
        Map<String, NavigableMap<Bytes, byte[]>> contents = new TreeMap<>();
        stores.forEach((name, store) -> contents.put(name, store.contents()));
        return contents;
    }
}
