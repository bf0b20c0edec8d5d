package io.stockstream.streams.runtime;

import io.stockstream.schema.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topology and the Kafka Streams client that runs it. */
public final class RunningTopology implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTopology.class);
    private static final int CRASHES_ALLOWED = 3;
    private static final Duration CRASH_WINDOW = Duration.ofMinutes(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final String name;
    private final String application;
    private final KafkaStreams streams;
    private final RestoreProgress restoring = new RestoreProgress();
    private volatile boolean wasRunning;
    private final CrashBudget budget = new CrashBudget(CRASHES_ALLOWED, CRASH_WINDOW, System::nanoTime);

    /** Makes the client of everyday work; does not start it. */
    public RunningTopology(
            TopologyModule module, StreamsSettings settings, DeadLetterListener deadLetters, Runnable onFailure) {
        this(module, Wiring.live(), settings, deadLetters, onFailure);
    }

    /**
     * Makes the client; does not start it.
     *
     * @param wiring how it is tied to its topics
     * @param onFailure called once, on a thread of the client, when it has failed for good; must not close the client itself
     */
    public RunningTopology(
            TopologyModule module,
            Wiring wiring,
            StreamsSettings settings,
            DeadLetterListener deadLetters,
            Runnable onFailure) {
        this.name = module.name();
        this.application = wiring.application(name);
        Properties properties = StreamsProperties.of(application, module.pace(), settings, deadLetters);
        properties.put(DeadLetterHandler.TOPIC, wiring.topic(Topics.DEAD_LETTERS));
        this.streams = new KafkaStreams(module.topology(wiring), properties);
        streams.setGlobalStateRestoreListener(restoring);
        streams.setUncaughtExceptionHandler(this::onCrash);
        streams.setStateListener((now, before) -> {
            LOG.info("Topology {} is {} (was {})", application, now, before);
            wasRunning |= now == KafkaStreams.State.RUNNING;
            if (now == KafkaStreams.State.ERROR) {
                onFailure.run();
            }
        });
    }

    /** Starts the client; it comes up in the background. */
    public void start() {
        streams.start();
    }

    /** Name of the topology. */
    public String name() {
        return name;
    }

    /** The name under which it runs: its own, or that of a replay. */
    public String application() {
        return application;
    }

    /** The client, for queries and metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Whether it has not failed: a topology that restores or rebalances is alive. */
    public boolean isAlive() {
        KafkaStreams.State state = streams.state();
        return state.isRunningOrRebalancing() || state == KafkaStreams.State.CREATED;
    }

    /** Whether it works on all that it was given: a rebalance without anything to restore does not count against it. */
    public boolean isReady() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING
                || (state == KafkaStreams.State.REBALANCING && wasRunning && !restoring.isActive());
    }

    /** Restored and remaining records, for people. */
    public RestoreProgress restoring() {
        return restoring;
    }

    /** Leaves the group at once, so that others take over without waiting for the session to time out. */
    @Override
    public void close() {
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn(
                    "Topology {} did not stop within {}; its stores will be restored at the next start",
                    application,
                    CLOSE_TIMEOUT);
        }
    }

    /** However often: a fresh process would wait for the registry just the same. */
    private static boolean isRegistryAway(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryAwayException) {
                return true;
            }
        }
        return false;
    }

    private StreamThreadExceptionResponse onCrash(Throwable error) {
        if (isRegistryAway(error) || budget.spend()) {
            LOG.error(
                    "A thread of topology {} failed and is replaced; its transaction is aborted, nothing is lost",
                    application,
                    error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error(
                "Topology {} failed more than {} times within {} and stops; this process ends, so that it can be started afresh",
                application,
                CRASHES_ALLOWED,
                CRASH_WINDOW,
                error);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
