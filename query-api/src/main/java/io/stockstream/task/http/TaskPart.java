package io.stockstream.task.http;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one partition gives of the list.
 *
 * @param items in the order of the list
 * @param next up to where it looked, when it stopped because it had looked at enough; {@code null} when it gave all
 *     that was wanted, or all that there is
 */
record TaskPart(List<StoredTask> items, TaskKey next) {

    /**
     * A page over all partitions.
     *
     * @param next the key after which the next page begins; empty after the last
     */
    record Merged(List<StoredTask> items, Optional<TaskKey> next) {}

    /**
     * Merges the parts, up to the place that every partition has searched: beyond it, a slow partition may have an
     * entry that sorts before another partition's.
     *
     * @param parts each with up to one item more than the limit, from the same place on. What is in two of them counts
     *     as in the former
     */
    static Merged merge(List<TaskPart> parts, int limit) {
        Optional<TaskKey> horizon =
                parts.stream().map(TaskPart::next).filter(Objects::nonNull).min(Comparator.naturalOrder());
        Set<String> seen = new HashSet<>();
        List<StoredTask> known = parts.stream()
                .flatMap(part -> part.items().stream())
                .filter(task -> horizon.isEmpty() || TaskKey.of(task).compareTo(horizon.get()) <= 0)
                .filter(task -> seen.add(task.taskId()))
                .sorted(Comparator.comparing(TaskKey::of))
                .toList();
        if (known.size() <= limit) {
            return new Merged(known, horizon);
        }
        List<StoredTask> items = known.subList(0, limit);
        return new Merged(items, Optional.of(TaskKey.of(items.getLast())));
    }
}
