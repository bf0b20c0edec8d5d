package io.stockstream.platform.monitor;

import io.stockstream.platform.kafka.QueueReads;
import io.stockstream.platform.kafka.QueueReads.Queues;
import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.ApiException;
import io.stockstream.task.http.TaskQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what an operator sees. */
@Component
class MonitorReads {

    private static final String COUNTS = "task-counts";
    private static final int NEWEST = 20;

    private final QueueReads queues;
    private final StoreReads stores;
    private final TaskQueries tasks;

    MonitorReads(QueueReads queues, StoreReads stores, TaskQueries tasks) {
        this.queues = queues;
        this.stores = stores;
        this.tasks = tasks;
    }

    private record Counted(String type, String state, long count) {}

    private record Kind(String type, String status) {}

    MonitorView read() {
        List<String> problems = new ArrayList<>();
        Optional<Queues> told = tried(queues::read, problems);
        return new MonitorView(
                told.map(Queues::workers).orElse(null),
                told.map(Queues::waiting).orElse(null),
                tried(this::counts, problems).orElse(null),
                tried(() -> tasks.newestFailed(NEWEST), problems).orElse(null),
                problems);
    }

    private List<MonitorView.Count> counts() {
        Map<Kind, Long> sums = stores.everyPartition(StoreRequest.of(COUNTS), Counted.class).stream()
                .collect(Collectors.groupingBy(
                        each -> new Kind(each.type(), each.state().toLowerCase(Locale.ROOT)),
                        Collectors.summingLong(Counted::count)));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum ->
                        new MonitorView.Count(sum.getKey().type(), sum.getKey().status(), sum.getValue()))
                .sorted(Comparator.comparing(MonitorView.Count::type).thenComparing(MonitorView.Count::status))
                .toList();
    }

    private static <T> Optional<T> tried(Supplier<T> read, List<String> problems) {
        try {
            return Optional.of(read.get());
        } catch (ApiException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }
}
