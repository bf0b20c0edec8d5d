package io.stockstream.task.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.task.http.TaskPart.Merged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TaskPartTest {

    private static final int PARTITIONS = 3;

    private static StoredTask task(int number, int second) {
        Instant at = Instant.ofEpochSecond(second);
        return new StoredTask(
                "t%03d".formatted(number),
                "sum",
                "DEFAULT",
                second % 2 == 0 ? "FAILED" : "SUCCEEDED",
                "{}",
                List.of(),
                null,
                null,
                null,
                at,
                at,
                1,
                null,
                null);
    }

    /** Acts like a partition: looks at a bounded number of tasks after a position, and returns the failed ones. */
    private static TaskPart scan(List<StoredTask> sorted, Optional<TaskKey> behind, int limit, int bound) {
        List<StoredTask> items = new ArrayList<>();
        int looked = 0;
        for (StoredTask task : sorted) {
            TaskKey key = TaskKey.of(task);
            if (behind.isPresent() && key.compareTo(behind.get()) <= 0) {
                continue;
            }
            looked++;
            if (task.state().equals("FAILED")) {
                items.add(task);
            }
            if (items.size() == limit) {
                return new TaskPart(items, null);
            }
            if (looked == bound) {
                return new TaskPart(items, key);
            }
        }
        return new TaskPart(items, null);
    }

    @Property
    void shouldGiveEveryTaskOnceAndInOrderHoweverLittlePartitionsLookAt(
            @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> seconds,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll @IntRange(min = 1, max = 9) int bound) {
        List<StoredTask> all = IntStream.range(0, seconds.size())
                .mapToObj(number -> task(number, seconds.get(number)))
                .sorted(Comparator.comparing(TaskKey::of))
                .toList();
        List<StoredTask> walked = new ArrayList<>();
        Optional<TaskKey> from = Optional.empty();
        int pages = 0;
        do {
            Optional<TaskKey> behind = from;
            List<TaskPart> parts = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> all.stream()
                            .filter(task -> Math.floorMod(task.taskId().hashCode(), PARTITIONS) == partition)
                            .toList())
                    .map(tasks -> scan(tasks, behind, limit + 1, bound))
                    .toList();
            Merged page = TaskPart.merge(parts, limit);
            assertThat(page.items().size()).isLessThanOrEqualTo(limit);
            walked.addAll(page.items());
            from = page.next().map(key -> TaskKey.ofCursor(key.cursor()));
            pages++;
        } while (from.isPresent() && pages < 1_000);

        assertThat(walked)
                .isEqualTo(all.stream()
                        .filter(task -> task.state().equals("FAILED"))
                        .toList());
    }
}
