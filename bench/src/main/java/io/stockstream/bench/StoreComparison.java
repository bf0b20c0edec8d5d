package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.platform.runtime.Application;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;

/**
 * Compares what a system has with what the {@link UndisturbedRun} has of the same log: stores on disk, changelogs and
 * views. Both instances must have stopped.
 */
final class StoreComparison {

    private static final String CHANGELOG = "-changelog";

    /** Views that deciders write: their newest records, key by key. */
    private static final List<Topic<String, ?>> VIEWS = List.of(
            Topics.STOCK_LEVELS, Topics.STOCK_MOVEMENTS, Topics.ORDERS, Topics.SKUS, Topics.PRODUCTS, Topics.TASKS);

    private final LocalSystem system;
    private final CommittedLog log;
    private final ContentComparison contents = new ContentComparison();
    private final Set<String> left = new TreeSet<>();

    StoreComparison(LocalSystem system, CommittedLog log) {
        this.system = system;
        this.log = log;
    }

    /** Compares and prints everything; whether it is the same. */
    boolean isSame() {
        stores();
        changelogs();
        for (Topic<String, ?> view : VIEWS) {
            topics("view " + view.name(), view.name(), UndisturbedRun.shadow(view));
        }
        contents.print();
        System.out.println("not replayed, so not compared: " + left);
        return contents.differing() == 0 && contents.equal() > 0;
    }

    private void stores() {
        NavigableMap<StorePart, Path> disturbed = folder("streams-app").parts();
        NavigableMap<StorePart, Path> undisturbed =
                folder(UndisturbedRun.INSTANCE).parts();
        Set<String> known = new TreeSet<>();
        undisturbed.keySet().forEach(part -> known.add(part.store()));
        disturbed.forEach((part, path) -> {
            if (!known.contains(part.store())) {
                left.add(part.store());
                return;
            }
            Path other = undisturbed.get(part);
            contents.compare(
                    "store " + part.store(),
                    "partition " + part.partition(),
                    StoreFolder.entries(path),
                    other == null ? Map.of() : StoreFolder.entries(other));
        });
    }

    private StoreFolder folder(String instance) {
        return new StoreFolder(system.site().layout().data(instance));
    }

    /** What another instance would restore; and all there is of the stores that are kept in memory. */
    private void changelogs() {
        Map<String, String> disturbed = changelogs(
                Arrays.stream(Application.values()).map(Application::id).toList());
        Map<String, String> undisturbed = changelogs(UndisturbedRun.applications());
        disturbed.forEach((store, topic) -> {
            String other = undisturbed.get(store);
            if (other == null) {
                left.add(store);
            } else {
                topics("changelog of " + store, topic, other);
            }
        });
    }

    /** Changelog by store. */
    private Map<String, String> changelogs(List<String> applications) {
        Map<String, String> byStore = new TreeMap<>();
        for (String topic : log.topics()) {
            for (String application : applications) {
                String begin = application + "-";
                if (topic.startsWith(begin) && topic.endsWith(CHANGELOG)) {
                    byStore.put(topic.substring(begin.length(), topic.length() - CHANGELOG.length()), topic);
                }
            }
        }
        return byStore;
    }

    private void topics(String what, String disturbed, String undisturbed) {
        Map<Integer, NavigableMap<Bytes, byte[]>> others = log.newest(undisturbed);
        log.newest(disturbed)
                .forEach((partition, entries) ->
                        contents.compare(what, "partition " + partition, entries, others.get(partition)));
    }
}
