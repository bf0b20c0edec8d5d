package io.stockstream.platform.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HorizonsTest {

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-02-01T00:00:00Z");

    @AutoClose
    private final KeyValueStore<String, Long> store =
            Horizons.store("horizons").withLoggingDisabled().build();

    private final Horizons horizons = new Horizons(store);

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @Test
    void shouldHaveNoneAtFirst() {
        assertThat(horizons.at(7)).isEqualTo(Horizons.NONE);
        assertThat(horizons.isFirst(7)).isFalse();
        assertThat(horizons.newest()).isEqualTo(Horizons.NONE);
    }

    @Test
    void shouldBeginWithTheFirstInputThatIsDecidedOnUnderIt() {
        assertThat(horizons.move(FIRST)).isTrue();

        // The first one could not be decided on.
        assertThat(horizons.at(7)).isEqualTo(FIRST);
        assertThat(horizons.at(8)).isEqualTo(FIRST);
        assertThat(horizons.isFirst(8)).isTrue();
        assertThat(horizons.isFirst(8)).as("asked again").isTrue();
        assertThat(horizons.isFirst(9)).isFalse();
    }

    @Test
    void shouldOnlyMoveForward() {
        horizons.move(SECOND);

        assertThat(horizons.move(SECOND)).isFalse();
        assertThat(horizons.move(FIRST)).isFalse();
        assertThat(horizons.newest()).isEqualTo(SECOND);
    }

    /** As in a replay: all that decisions say of horizons is known before inputs come, in any order. */
    @Test
    void shouldFindTheHorizonOfEachInputInAnyOrder() {
        horizons.begin(9, FIRST);
        horizons.begin(10, FIRST);
        horizons.begin(1_000, SECOND);

        assertThat(horizons.at(5_000)).isEqualTo(SECOND);
        assertThat(horizons.isFirst(5_000)).isFalse();
        assertThat(horizons.at(8)).isEqualTo(Horizons.NONE);
        assertThat(horizons.at(999)).isEqualTo(FIRST);
        assertThat(horizons.isFirst(10)).as("it held before").isFalse();
        assertThat(horizons.isFirst(9)).isTrue();
        assertThat(horizons.at(1_000)).isEqualTo(SECOND);
        assertThat(horizons.isFirst(1_000)).isTrue();
    }
}
