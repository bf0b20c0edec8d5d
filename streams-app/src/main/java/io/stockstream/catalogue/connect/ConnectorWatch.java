package io.stockstream.catalogue.connect;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the connector, reports failures, and restarts whatever failed until it stays up. Not thread-safe except for
 * its report.
 *
 * <p>Connect itself never restarts a failed task, and a restart before the cause is gone fails again within seconds. So
 * restarts are repeated for ever, and a failure is remembered until it has demonstrably ended.
 */
public final class ConnectorWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final String name;
    private final ConnectRest connect;
    private final SignsOfLife signs;
    private final InstantSource clock;
    private final RestartPauses pauses;

    private FailureReason failure;
    private Instant failedAt = Instant.MIN;
    private Instant nextRestart = Instant.MIN;
    private Instant runningSince;
    private long restarts;
    private ConnectorState told = ConnectorState.SETTLING;
    private volatile ConnectorReport report =
            new ConnectorReport(ConnectorState.SETTLING, "UNSEEN", "UNSEEN", Optional.empty(), 0);

    /**
     * @param name the connector, for people
     * @param chance numbers from 0 to 1, by which several instances fall out of step
     */
    public ConnectorWatch(
            String name, ConnectRest connect, SignsOfLife signs, InstantSource clock, DoubleSupplier chance) {
        this.name = name;
        this.connect = connect;
        this.signs = signs;
        this.clock = clock;
        this.pauses = new RestartPauses(chance);
    }

    /** The result of the last check. */
    public ConnectorReport report() {
        return report;
    }

    /** Looks once, and restarts what failed when it is time. */
    public void look() {
        try {
            Optional<ConnectorStatus> status = connect.status();
            if (status.isPresent()) {
                judge(status.get());
            } else {
                missing(ConnectorState.UNKNOWN, "does not know it");
            }
        } catch (IOException e) {
            missing(ConnectorState.AWAY, "cannot be asked (" + e + ")");
        }
    }

    private void judge(ConnectorStatus status) {
        if (told != ConnectorState.SETTLING) {
            LOG.info("Connect answers for connector {} again", name);
            told = ConnectorState.SETTLING;
        }
        Optional<ConnectorStatus.Part> failed = status.failed();
        if (failed.isPresent()) {
            failed(FailureReason.of(failed.get().trace()));
        } else if (status.isRunning()) {
            running();
        } else {
            runningSince = null;
        }
        report = report(state(status), status.connector().state(), status.taskState());
    }

    private void failed(FailureReason reason) {
        runningSince = null;
        failedAt = clock.instant();
        if (failure == null || !failure.isSameAs(reason)) {
            tell(reason);
        }
        failure = reason;
        if (!failedAt.isBefore(nextRestart)) {
            restart();
        }
    }

    private void tell(FailureReason reason) {
        if (reason.subject().isPresent()) {
            LOG.error(
                    "Connector {} failed: the registry refuses the new schema of subject {}, and no change of any table goes on"
                            + " until that is mended (see the runbook: An incompatible change of a table): {}",
                    name,
                    reason.subject().get(),
                    reason.text());
        } else {
            LOG.error("Connector {} failed and is started again until it stays up: {}", name, reason.text());
        }
    }

    private void restart() {
        try {
            if (connect.restartFailed()) {
                restarts++;
                nextRestart = clock.instant().plus(pauses.next());
                LOG.debug("Connector {} is started again", name);
            } else {
                LOG.debug("Connect refused to start connector {} again, as it does during a rebalance", name);
            }
        } catch (IOException e) {
            LOG.debug("Connect did not answer a restart of connector {}; the next look tries again", name, e);
        }
    }

    private void running() {
        Instant now = clock.instant();
        if (runningSince == null) {
            runningSince = now;
        }
        if (failure == null) {
            return;
        }
        // Running alone proves nothing while the database is away: the task then tries for a while before it fails
        // again.
        boolean steady = Duration.between(runningSince, now).compareTo(STEADY) > 0 && signs.slotIsRead();
        if (steady || signs.heartbeatAfter(failedAt)) {
            LOG.info("Connector {} runs again", name);
            failure = null;
            nextRestart = Instant.MIN;
            pauses.reset();
        }
    }

    private void missing(ConnectorState state, String why) {
        runningSince = null;
        if (told != state) {
            LOG.warn("No changes can be watched: Connect, asked for connector {}, {}", name, why);
            told = state;
        }
        report = report(state, state.name(), state.name());
    }

    private ConnectorReport report(ConnectorState state, String connector, String task) {
        return new ConnectorReport(
                state, connector, task, Optional.ofNullable(failure).map(FailureReason::text), restarts);
    }

    private ConnectorState state(ConnectorStatus status) {
        if (status.failed().isPresent()) {
            return ConnectorState.FAILED;
        }
        if (failure != null) {
            return ConnectorState.FLAPPING;
        }
        if (status.isRunning()) {
            return ConnectorState.RUNNING;
        }
        return switch (status.connector().state()) {
            case "PAUSED", "STOPPED" -> ConnectorState.PAUSED;
            default -> ConnectorState.SETTLING;
        };
    }
}
