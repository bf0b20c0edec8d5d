package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.schema.UndecidableException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class CrashJudgeTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final FakeNanos clock = new FakeNanos();
    private final LetterBudget letters = new LetterBudget(new LetterLimits(1, 0), clock);
    private final CrashJudge judge = new CrashJudge(
            new CrashBudget(CrashJudge.CRASHES_ALLOWED, CrashJudge.CRASH_WINDOW, clock),
            letters,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldStopAtOnceAtWhatOnlyAnotherReleaseCanDecide() {
        TopologyFailure failure =
                stopped(new StreamsException("task 0_3", new UndecidableException("Start release 7", null)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNDECIDABLE);
        assertThat(failure.reason())
                .contains("skips none")
                .contains("Start release 7")
                .doesNotContain("task");
        assertThat(failure.at()).isEqualTo(NOW);
    }

    @Test
    void shouldNameTheRecordThatStopsTheTopology() {
        letters.keepBack("reports.closings", 3, 41);

        assertThat(stopped(new UndecidableException("Start release 7", null)).reason())
                .endsWith("Start release 7 (reports.closings partition 3 offset 41)");
        assertThat(stopped(new RecordTooLargeException("large")).reason()).doesNotContain("reports.closings");
    }

    @Test
    void shouldSayWhatToDoWhenTheRegistryLacksTheSchemaOfAnOutput() {
        TopologyFailure failure = stopped(new StreamsException(
                "task 0_3", new SerializationException("x", new RestClientException("Subject not found", 404, 40401))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNDECIDABLE);
        assertThat(failure.reason()).contains("Subject not found").contains("Run its set-up");
    }

    @Test
    void shouldNameTheTopicOfARecordThatIsTooLarge() {
        TopologyFailure failure = stopped(new StreamsException(
                "Error encountered sending record to topic orders.orders for task 0_3 due to:\nThe message is 2000000 bytes",
                new RecordTooLargeException("The message is 2000000 bytes")));

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.reason())
                .contains("orders.orders")
                .contains("2000000 bytes")
                .contains("max.message.bytes");
    }

    @Test
    void shouldReplaceThreadsAFewTimesAndThenStop() {
        Exception crash = new StreamsException("task 0_3", new TimeoutException("no broker"));
        for (int times = 0; times < 3; times++) {
            assertThat(judge.judge(crash)).isEqualTo(new Verdict.ReplaceThread());
        }

        TopologyFailure failure = stopped(crash);
        assertThat(failure.kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
        assertThat(failure.reason()).contains("more than 3 times").contains("no broker");

        clock.pass(CrashJudge.CRASH_WINDOW.plusSeconds(1));
        assertThat(judge.judge(crash)).isEqualTo(new Verdict.ReplaceThread());
    }

    @Test
    void shouldStopWhenTooManyRecordsFailInAWayThatNobodyForesaw() {
        letters.spend();
        letters.spend();

        TopologyFailure failure = stopped(new StreamsException("task 0_3", new NullPointerException("order is null")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNFORESEEN);
        assertThat(failure.reason()).contains("order is null").contains("STREAMS_UNFORESEEN_LETTERS");
    }

    @Test
    void shouldNotCountOutagesOfTheRegistryAsCrashes() {
        Exception away = new RegistryAwayException(new SerializationException("x"));
        for (int times = 0; times < 9; times++) {
            assertThat(stopped(away).kind()).isEqualTo(FailureKind.REGISTRY_AWAY);
        }

        assertThat(judge.judge(new StreamsException("any"))).isEqualTo(new Verdict.ReplaceThread());
    }

    @Test
    void shouldEndAProcessWithoutMemory() {
        assertThat(judge.judge(new OutOfMemoryError())).isEqualTo(new Verdict.EndProcess());
    }

    private TopologyFailure stopped(Throwable error) {
        assertThat(judge.judge(error)).isInstanceOf(Verdict.StopTopology.class);
        return ((Verdict.StopTopology) judge.judge(error)).failure();
    }
}
