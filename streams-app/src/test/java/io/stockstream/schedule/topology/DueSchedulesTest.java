package io.stockstream.schedule.topology;

import static io.stockstream.schedule.topology.Schedules.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.ScheduleState;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DueSchedulesTest {

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("schedules-due").get();

    @Test
    void shouldFindWhatWasDueBeforeARestartAlsoWhenALaterOneIsMovedFirst() {
        new DueSchedules(store).move(null, due(1, 10));

        DueSchedules restarted = new DueSchedules(store);
        restarted.move(null, due(2, 500));

        assertThat(restarted.dueAt(at(10), 100)).containsExactly("1");
        assertThat(restarted.first()).contains(at(10));
    }

    @Test
    void shouldFindAScheduleThatIsMovedBeforeTheFirst() {
        DueSchedules due = new DueSchedules(store);
        due.move(null, due(1, 10));
        assertThat(due.first()).contains(at(10));

        due.move(null, due(2, 5));

        assertThat(due.first()).contains(at(5));
        assertThat(due.dueAt(at(10), 100)).containsExactly("2", "1");
    }

    private static ScheduleState due(long id, int second) {
        return ScheduleState.newBuilder()
                .setScheduleId(id)
                .setNextRun(at(second))
                .setVersion(1)
                .build();
    }
}
