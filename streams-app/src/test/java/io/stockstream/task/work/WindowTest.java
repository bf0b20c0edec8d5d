package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class WindowTest {

    private Window window = new Window();
    private List<Long> acknowledged = new ArrayList<>();

    @BeforeTry
    void fresh() {
        window = new Window();
        acknowledged = new ArrayList<>();
    }

    private void begin(long offset) {
        window.begin(offset, () -> acknowledged.add(offset));
    }

    @Test
    void shouldAcknowledgeTheLastBeforeWhichAllHaveEnded() {
        List.of(10L, 11L, 14L, 15L).forEach(this::begin);

        window.end(15);
        window.end(11);
        assertThat(acknowledged).isEmpty();
        assertThat(window.open()).isEqualTo(2);
        window.end(10);
        assertThat(acknowledged).containsExactly(11L);
        window.end(14);

        assertThat(acknowledged).containsExactly(11L, 15L);
        assertThat(window.length()).isZero();
    }

    @Test
    void shouldAcknowledgeNothingOnceThePartitionIsLost() {
        begin(1);
        window.lose();

        window.end(1);

        assertThat(acknowledged).isEmpty();
    }

    @Test
    void shouldTakeARecordThatComesAgainForOne() {
        begin(1);
        begin(1);

        window.end(1);
        window.end(1);

        assertThat(acknowledged).containsExactly(1L);
        assertThat(window.open()).isZero();
    }

    /** Nothing is acknowledged too early, nothing is left out, and acknowledgments never go backwards. */
    @Property
    void shouldAcknowledgeInOrderHoweverRecordsEnd(@ForAll("orders") List<Long> order) {
        new TreeSet<>(order).forEach(this::begin);
        Set<Long> left = new TreeSet<>(order);

        for (long offset : order) {
            window.end(offset);
            left.remove(offset);
            long newest = acknowledged.isEmpty() ? -1 : acknowledged.getLast();
            assertThat(left).allSatisfy(waiting -> assertThat(waiting).isGreaterThan(newest));
            assertThat(window.open()).isEqualTo(left.size());
        }

        assertThat(acknowledged).isSorted();
        assertThat(acknowledged.getLast())
                .isEqualTo(order.stream().max(Long::compare).orElseThrow());
    }

    @Provide
    Arbitrary<List<Long>> orders() {
        return Arbitraries.longs()
                .between(0, 100)
                .set()
                .ofMinSize(1)
                .ofMaxSize(30)
                .flatMap(offsets -> Arbitraries.shuffle(new ArrayList<>(offsets)));
    }
}
