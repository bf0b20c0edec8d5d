package io.stockstream.schedule.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.FiringOutcome;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleRunEnded;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.ScheduleTick;
import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleTopologyTest {

    private static final String ID = Long.toString(Schedules.ID);

    private final TopologyDriver topology = new TopologyDriver(serdes -> new ScheduleTopology(serdes, 1, fired -> {}));
    /** Not before the driver's clock begins. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final TestInputTopic<String, Schedule> rows = topology.input(Topics.SCHEDULE_ROWS);
    private final TestInputTopic<String, ScheduleTick> ticks = topology.input(Topics.SCHEDULE_TICKS);
    private final TestInputTopic<String, ScheduleRunRequested> requests = topology.input(Topics.SCHEDULE_RUN_REQUESTS);
    private final TestInputTopic<String, ScheduleRunEnded> ends = topology.input(Topics.SCHEDULE_RUN_ENDS);
    private final TestOutputTopic<String, ScheduleTick> told = topology.output(Topics.SCHEDULE_TICKS);
    private final TestOutputTopic<String, ScheduleFired> firings = topology.output(Topics.SCHEDULE_FIRINGS);
    private final TestOutputTopic<String, ScheduleState> states = topology.output(Topics.SCHEDULES);
    private final TestOutputTopic<String, TaskRequested> standard = topology.output(Topics.TASKS_DEFAULT);
    private final TestOutputTopic<String, TaskRequested> urgent = topology.output(Topics.TASKS_PRIORITY);
    private final TestOutputTopic<String, TaskRequested> timers = topology.output(Topics.TASKS_SYSTEM);
    private final TestOutputTopic<byte[], byte[]> letters = topology.deadLetters();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellTheTimeOnlyWhenSomethingIsDueAndFireWhenItIsRead() {
        rows.pipeInput(ID, hourly().build());
        assertThat(states.readValue().getNextRun()).isEqualTo(start.plus(Duration.ofHours(1)));

        pass(Duration.ofMinutes(59));
        noFurtherEvents();

        pass(Duration.ofSeconds(90));
        TestRecord<String, ScheduleTick> tick = told.readRecord();
        assertThat(tick.key()).isNull();
        assertThat(tick.value().getAt()).isEqualTo(tick.getRecordTime());
        Instant due = start.plus(Duration.ofHours(1));
        assertThat(standard.readKeyValue())
                .satisfies(task -> assertThat(task.key).isEqualTo("schedule:7:" + due))
                .satisfies(task -> assertThat(task.value.getRequestedAt()).isEqualTo(due));
        assertThat(firings.readValue().getOutcome()).isEqualTo(FiringOutcome.FIRED);
        assertThat(states.readValue().getNextRun()).isEqualTo(start.plus(Duration.ofHours(2)));

        pass(Duration.ofMinutes(1));
        noFurtherEvents();
    }

    @Test
    void shouldAskInTheQueueThatTheRowNames() {
        rows.pipeInput(ID, hourly().setQueue("system").build());

        tick(start.plus(Duration.ofHours(1)));

        assertThat(timers.readValue().getQueue()).isEqualTo(TaskQueue.SYSTEM);
        assertThat(urgent.isEmpty() && standard.isEmpty() && timers.isEmpty()).isTrue();
    }

    @Test
    void shouldDecideOnceHoweverManyTellTheTime() {
        rows.pipeInput(ID, hourly().setQueue("priority").build());
        Instant due = start.plus(Duration.ofHours(1));
        tick(due);
        tick(due);
        tick(due.minusMillis(1));
        tick(due.plusMillis(1));

        assertThat(urgent.readKeyValuesToList()).hasSize(1);
        assertThat(firings.readKeyValuesToList())
                .singleElement()
                .satisfies(firing -> assertThat(firing.key).isEqualTo(ID));
        assertThat(states.readValuesToList()).hasSize(2);
        noFurtherEvents();
    }

    @Test
    void shouldNotFireWhatWasPausedOrDeleted() {
        rows.pipeInput(ID, hourly().build());
        rows.pipeInput(ID, hourly().setEnabled(false).setVersion(2).build());
        pass(Duration.ofHours(2));
        rows.pipeInput(ID, null);
        pass(Duration.ofHours(2));

        assertThat(states.readValuesToList())
                .extracting(state ->
                        state.getSchedule() == null ? null : state.getSchedule().getEnabled())
                .containsExactly(true, false, null);
        noFurtherEvents();
    }

    @Test
    void shouldHearOfTheEndsOfItsRuns() {
        rows.pipeInput(ID, hourly().setOverlap(Overlap.SKIP).build());
        Instant first = start.plus(Duration.ofHours(1));
        Instant second = start.plus(Duration.ofHours(2));
        tick(first);
        tick(second);
        ends.pipeInput(ID, succeeded("schedule:7:" + first));
        ends.pipeInput(ID, succeeded("schedule:7:" + first));
        tick(start.plus(Duration.ofHours(3)));

        assertThat(firings.readValuesToList())
                .extracting(ScheduleFired::getOutcome)
                .containsExactly(FiringOutcome.FIRED, FiringOutcome.OVERLAPPED, FiringOutcome.FIRED);
        assertThat(standard.readKeyValuesToList()).hasSize(2);
        assertThat(states.readValuesToList())
                .extracting(ScheduleState::getLastTaskState)
                .containsExactly(null, null, null, "succeeded", null);
        noFurtherEvents();
    }

    @Test
    void shouldRunByHandOnce() {
        rows.pipeInput(ID, hourly().build());
        requests.pipeInput(ID, new ScheduleRunRequested(Schedules.ID, "r-1"), start.plusSeconds(5));
        requests.pipeInput(ID, new ScheduleRunRequested(Schedules.ID, "r-1"), start.plusSeconds(6));
        requests.pipeInput("8", new ScheduleRunRequested(8L, "r-1"), start.plusSeconds(7));

        assertThat(standard.readKeyValuesToList())
                .singleElement()
                .satisfies(task -> assertThat(task.key).isEqualTo("schedule:7:run:r-1"));
        assertThat(firings.readValuesToList())
                .extracting(ScheduleFired::getOutcome)
                .containsExactly(FiringOutcome.FIRED, FiringOutcome.REFUSED);
        assertThat(states.readValuesToList())
                .extracting(ScheduleState::getLastRun)
                .containsExactly(null, start.plusSeconds(5));
        noFurtherEvents();
    }

    @Test
    void shouldGoOnWithTheRestAtTheNextTickWhenManyAreDue() {
        for (long id = 1; id <= ScheduleProcessor.MOST_DUE + 5; id++) {
            rows.pipeInput(Long.toString(id), hourly().setId(id).build());
        }
        pass(Duration.ofMinutes(60).plusSeconds(30));
        assertThat(standard.readKeyValuesToList()).hasSize(ScheduleProcessor.MOST_DUE);

        pass(Duration.ofSeconds(1));
        assertThat(standard.readKeyValuesToList()).hasSize(5);

        drain(told, firings, states);
        pass(Duration.ofSeconds(1));
        noFurtherEvents();
    }

    @Test
    void shouldPutAsideWhatIsNoFactAboutSchedules() {
        requests.pipeInput("8", new ScheduleRunRequested(Schedules.ID, "r-1"));
        requests.pipeInput(ID, new ScheduleRunRequested(Schedules.ID, " "));
        requests.pipeInput(ID, new ScheduleRunRequested(Schedules.ID, "x".repeat(201)));
        requests.pipeInput(ID, null);
        tick(Instant.parse("+10000-01-01T00:00:00Z"));

        assertThat(letters.readRecordsToList())
                .hasSize(5)
                .allSatisfy(letter -> assertThat(
                                letter.headers().lastHeader(DeadLetters.CODE).value())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("invalid_schedule"));
        noFurtherEvents();
    }

    @Test
    void shouldPutAsideWhatIsInTheWrongPartition() {
        try (TopologyDriver wide = new TopologyDriver(serdes -> new ScheduleTopology(serdes, 1_000_000, fired -> {}))) {
            wide.input(Topics.SCHEDULE_RUN_REQUESTS).pipeInput(ID, new ScheduleRunRequested(Schedules.ID, "r-1"));

            assertThat(wide.deadLetters()
                            .readRecord()
                            .headers()
                            .lastHeader("__streams.errors.message")
                            .value())
                    .asString(StandardCharsets.UTF_8)
                    .contains("murmur2");
            assertThat(wide.output(Topics.SCHEDULE_FIRINGS).isEmpty()).isTrue();
        }
    }

    @Test
    void shouldKeepTheNewestDecisionsOnly() {
        rows.pipeInput(ID, hourly().build());
        int runs = ScheduleProcessor.MOST_KEPT + 2;
        for (int run = 1; run <= runs; run++) {
            requests.pipeInput(ID, new ScheduleRunRequested(Schedules.ID, "r-" + run));
        }

        KeyValueStore<Bytes, ScheduleFired> kept = topology.driver().getKeyValueStore(ScheduleStores.FIRINGS);
        assertThat(kept.get(FiringKey.of(Schedules.ID, 2))).isNull();
        assertThat(kept.get(FiringKey.of(Schedules.ID, 3)).getRunId()).isEqualTo("r-3");
        assertThat(kept.get(FiringKey.of(Schedules.ID, runs)).getRunId()).isEqualTo("r-" + runs);
        drain(firings, states, standard);
        noFurtherEvents();
    }

    private Schedule.Builder hourly() {
        return Schedules.everyTenSeconds().setEveryMillis(3_600_000L).setCreatedAt(start);
    }

    private void pass(Duration time) {
        topology.driver().advanceWallClockTime(time);
    }

    private void tick(Instant at) {
        ticks.pipeInput(new TestRecord<>(null, new ScheduleTick(at), at));
    }

    private static ScheduleRunEnded succeeded(String taskId) {
        return new ScheduleRunEnded(Schedules.ID, taskId, "succeeded", Schedules.NOON);
    }

    private static void drain(TestOutputTopic<?, ?>... topics) {
        for (TestOutputTopic<?, ?> topic : topics) {
            assertThat(topic.readRecordsToList()).isNotEmpty();
        }
    }

    private void noFurtherEvents() {
        assertThat(List.of(told, firings, states, standard, urgent, timers))
                .allSatisfy(topic -> assertThat(topic.isEmpty()).isTrue());
        assertThat(letters.isEmpty()).isTrue();
    }
}
