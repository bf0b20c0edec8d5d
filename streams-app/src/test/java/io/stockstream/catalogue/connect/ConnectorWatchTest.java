package io.stockstream.catalogue.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.platform.failure.LogCapture;
import io.stockstream.platform.failure.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorWatchTest {

    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final String TRACE =
            "a.WrapperException: wrapped\n\tat A.b(A.java:1)\nCaused by: a.RealException: why\n";

    private final TestClock clock = new TestClock();
    private final Signs signs = new Signs();
    private final LogCapture log = new LogCapture(ConnectorWatch.class);
    private FakeConnect connect;
    private ConnectRest rest;
    private ConnectorWatch watch;

    private static final class Signs implements SignsOfLife {
        private Instant heartbeat = Instant.MIN;
        private boolean slotRead;

        @Override
        public boolean heartbeatAfter(Instant moment) {
            return heartbeat.isAfter(moment);
        }

        @Override
        public boolean slotIsRead() {
            return slotRead;
        }
    }

    @BeforeEach
    void start() throws IOException {
        connect = new FakeConnect();
        rest = new ConnectRest(connect.url(), FakeConnect.CONNECTOR);
        watch = new ConnectorWatch(FakeConnect.CONNECTOR, rest, signs, clock, () -> 0);
    }

    @AfterEach
    void stop() {
        log.close();
        rest.close();
        connect.close();
    }

    @Test
    void shouldSayNothingWhileTheConnectorRuns() {
        connect.run();

        watch.look();

        assertThat(watch.report().state()).isEqualTo(ConnectorState.RUNNING);
        assertThat(watch.report().task()).isEqualTo("RUNNING");
        assertThat(log.lines()).isEmpty();
        assertThat(connect.restarts()).isZero();
    }

    @Test
    void shouldTellOnceAndRestartWithGrowingPauses() {
        connect.fail(TRACE);

        List<Long> restartedAt = new ArrayList<>();
        for (long second = 0; second <= 62; second++) {
            int before = connect.restarts();
            watch.look();
            if (connect.restarts() > before) {
                restartedAt.add(second);
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(restartedAt).containsExactly(0L, 5L, 15L, 30L, 45L, 60L);
        assertThat(connect.restartQuery()).isEqualTo("POST includeTasks=true&onlyFailed=true");
        assertThat(log.lines())
                .containsExactly("ERROR Connector stockstream-postgres failed and is started again until it stays up: "
                        + "RealException: why");
        assertThat(watch.report())
                .returns(ConnectorState.FAILED, ConnectorReport::state)
                .returns(6L, ConnectorReport::restarts)
                .returns(true, ConnectorReport::isFailing);
        assertThat(watch.report().failure()).contains("RealException: why");
    }

    @Test
    void shouldRestartAFailedConnectorToo() {
        connect.state("FAILED", "[]");

        watch.look();

        assertThat(connect.restarts()).isEqualTo(1);
    }

    @Test
    void shouldPointToTheRunbookWhenTheRegistryRefusesASchema() {
        connect.fail(
                "a.W: w\n\tat A.b(A.java:1)\nCaused by: i.RuleViolationException: Incompatible artifact:"
                        + " cdc.addresses-value [AVRO], num of incompatible diffs: {1}, list of diff types: [reader type: STRING]");

        watch.look();

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains("subject cdc.addresses-value", "see the runbook: An incompatible change of a table");
    }

    @Test
    void shouldRememberTheFailureWhileTheTaskFlaps() {
        signs.slotRead = true;
        connect.fail(TRACE);
        watch.look();

        for (int round = 0; round < 5; round++) {
            connect.run();
            lookLater(INTERVAL);
            lookLater(INTERVAL);
            assertThat(watch.report().state()).isEqualTo(ConnectorState.FLAPPING);
            assertThat(watch.report().failure()).contains("RealException: why");
            connect.fail(TRACE);
            lookLater(INTERVAL);
        }

        assertThat(log.lines()).hasSize(1);
        assertThat(connect.restarts()).isGreaterThan(3);
    }

    @Test
    void shouldTellOfAnotherFailureWhileTheTaskFlaps() {
        connect.fail(TRACE);
        watch.look();
        connect.fail("a.OtherException: something else");
        lookLater(INTERVAL);

        assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("ERROR"));
    }

    @Test
    void shouldCountAsRecoveredWhenItRunsForMoreThanTenSeconds() {
        signs.slotRead = true;
        connect.fail(TRACE);
        watch.look();
        connect.run();
        lookLater(INTERVAL);

        lookLater(Duration.ofSeconds(10));
        assertThat(watch.report().state()).isEqualTo(ConnectorState.FLAPPING);

        lookLater(Duration.ofSeconds(1));
        assertThat(watch.report().state()).isEqualTo(ConnectorState.RUNNING);
        assertThat(watch.report().failure()).isEmpty();
        assertThat(log.lines()).last().isEqualTo("INFO Connector stockstream-postgres runs again");
    }

    @Test
    void shouldNotCountAsRecoveredWhileNobodyReadsTheSlot() {
        connect.fail(TRACE);
        watch.look();
        connect.run();
        lookLater(INTERVAL);
        lookLater(Duration.ofMinutes(1));

        assertThat(watch.report().state()).isEqualTo(ConnectorState.FLAPPING);
    }

    @Test
    void shouldCountAsRecoveredAtOnceWhenANewerHeartbeatArrives() {
        connect.fail(TRACE);
        watch.look();
        connect.run();
        signs.heartbeat = clock.instant();
        lookLater(INTERVAL);
        assertThat(watch.report().state()).isEqualTo(ConnectorState.FLAPPING);

        signs.heartbeat = clock.instant();
        lookLater(INTERVAL);

        assertThat(watch.report().state()).isEqualTo(ConnectorState.RUNNING);
    }

    @Test
    void shouldBeginWithTheShortestPauseAfterARecovery() {
        connect.fail(TRACE);
        for (int look = 0; look < 40; look++) {
            lookLater(INTERVAL);
        }
        connect.run();
        signs.heartbeat = clock.instant().plusSeconds(1);
        lookLater(INTERVAL);
        int before = connect.restarts();
        connect.fail(TRACE);

        lookLater(INTERVAL);
        lookLater(Duration.ofSeconds(5));

        assertThat(connect.restarts()).isEqualTo(before + 2);
    }

    @Test
    void shouldTryAgainAtTheNextLookWhenConnectRefusesDuringARebalance() {
        connect.fail(TRACE);
        connect.answerRestart(409);
        watch.look();
        connect.answerRestart(202);

        lookLater(INTERVAL);

        assertThat(connect.restarts()).isEqualTo(2);
        assertThat(watch.report().restarts()).isEqualTo(1);
    }

    @Test
    void shouldWarnOnceWhenConnectDoesNotKnowTheConnector() {
        connect.answer(404);
        watch.look();
        lookLater(INTERVAL);

        assertThat(watch.report().state()).isEqualTo(ConnectorState.UNKNOWN);
        assertThat(log.lines()).singleElement().asString().startsWith("WARN");

        connect.answer(200);
        connect.run();
        lookLater(INTERVAL);

        assertThat(watch.report().state()).isEqualTo(ConnectorState.RUNNING);
        assertThat(log.lines()).last().asString().startsWith("INFO");
    }

    @Test
    void shouldWarnOnceWhenConnectIsAwayAndKeepTheFailure() {
        connect.fail(TRACE);
        watch.look();
        connect.close();
        lookLater(INTERVAL);
        lookLater(INTERVAL);

        assertThat(watch.report().state()).isEqualTo(ConnectorState.AWAY);
        assertThat(watch.report().isFailing()).isTrue();
        assertThat(log.lines()).hasSize(2).last().asString().startsWith("WARN");
    }

    @Test
    void shouldTakeAnOddAnswerForAnOutage() {
        connect.state("RUNNING", "[nonsense");
        watch.look();

        assertThat(watch.report().state()).isEqualTo(ConnectorState.AWAY);
    }

    @Test
    void shouldTellPausedFromSettling() {
        connect.state("PAUSED", "[{\"id\":0,\"state\":\"PAUSED\"}]");
        watch.look();
        assertThat(watch.report().state()).isEqualTo(ConnectorState.PAUSED);

        connect.state("RUNNING", "[]");
        lookLater(INTERVAL);
        assertThat(watch.report().state()).isEqualTo(ConnectorState.SETTLING);
    }

    @Test
    void shouldShortenPausesByChanceSoThatInstancesFallOutOfStep() {
        RestartPauses pauses = new RestartPauses(() -> 0.5);

        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(4_500));
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(9));
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(13_500));
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(13_500));
    }

    private void lookLater(Duration pause) {
        clock.advance(pause);
        watch.look();
    }
}
