package io.stockstream.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.store.StoreRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    private final AtomicInteger reads = new AtomicInteger();

    private Pages<Integer> of(List<Integer> all) {
        return new Pages<>(
                StoreRequest.of("numbers"),
                500,
                request -> {
                    reads.incrementAndGet();
                    int after = Integer.parseInt(request.parameters().getOrDefault("after", "-1"));
                    return all.stream()
                            .filter(number -> number > after)
                            .limit(Long.parseLong(request.parameters().get("limit")))
                            .toList();
                },
                (request, last) -> request.with("after", last.toString()));
    }

    private static List<Integer> taken(Iterator<Integer> numbers) {
        List<Integer> taken = new ArrayList<>();
        numbers.forEachRemaining(taken::add);
        return taken;
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "499,1", "500,2", "501,2", "1000,3"})
    void shouldTakeEverythingPageByPage(int count, int expectedReads) {
        List<Integer> all = IntStream.range(0, count).boxed().toList();

        assertThat(taken(of(all))).isEqualTo(all);
        assertThat(reads.get()).isEqualTo(expectedReads);
    }

    @Test
    void shouldReadThePageOnlyWhenItIsWanted() {
        Pages<Integer> pages = of(IntStream.range(0, 10_000).boxed().toList());
        for (int i = 0; i < 500; i++) {
            pages.next();
        }

        assertThat(reads.get()).isEqualTo(1);
    }

    /** However many partitions are read side by side, some thousand items are in memory. */
    @ParameterizedTest
    @CsvSource({"1,500", "8,500", "12,333", "64,62", "100,50", "1000,50"})
    void shouldReadSmallerPagesOfManyPartitions(int ranges, int size) {
        assertThat(Pages.size(ranges)).isEqualTo(size);
    }

    @Test
    void shouldMergeInOrder() {
        List<Pages<Integer>> partitions = Stream.of(0, 1, 2)
                .map(rest -> of(IntStream.range(0, 2_000)
                        .filter(number -> number % 4 == rest)
                        .boxed()
                        .toList()))
                .toList();

        assertThat(taken(new Merged<>(partitions, Comparator.naturalOrder())))
                .isEqualTo(IntStream.range(0, 2_000)
                        .filter(number -> number % 4 != 3)
                        .boxed()
                        .toList());
    }
}
