package io.stockstream.platform.runtime;

import io.stockstream.schema.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One topology and the Kafka Streams client that runs it. When the client fails for good, only this topology is down;
 * new clients are started, after a pause each, until one succeeds.
 */
public final class RunningTopology implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTopology.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final String name;
    private final String application;
    private final Set<String> parts;
    private final List<ReadableStore> readable;
    private final Domain domain;
    private final Topology topology;
    private final Properties properties;
    private final TopologyListener listener;
    private final LetterBudget letters;
    private final CrashJudge judge;
    private final Supervision supervision = new Supervision(System::nanoTime);
    private final RestoreProgress restoring = new RestoreProgress();
    private final ScheduledExecutorService starter;
    private final StateAge age;
    private volatile ProcessingProgress progress;
    private volatile KafkaStreams streams;
    private volatile boolean wasRunning;
    private volatile boolean hopeless;
    private boolean closed;

    /** Creates the production client; does not start it. */
    public RunningTopology(TopologyModule module, StreamsSettings settings, TopologyListener listener) {
        this(module, Wiring.live(), settings, LetterLimits.DEFAULT, listener);
    }

    /**
     * Creates the client; does not start it.
     *
     * @param wiring how it is tied to its topics
     * @param limits of dead letters about unforeseen failures
     */
    public RunningTopology(
            TopologyModule module,
            Wiring wiring,
            StreamsSettings settings,
            LetterLimits limits,
            TopologyListener listener) {
        this.name = module.name();
        this.application = wiring.application(name);
        this.parts = module.parts();
        this.readable = module.readable();
        this.domain = module.application().domain();
        this.listener = listener;
        this.letters = new LetterBudget(limits, System::nanoTime);
        CrashBudget crashes = new CrashBudget(CrashJudge.CRASHES_ALLOWED, CrashJudge.CRASH_WINDOW, System::nanoTime);
        this.judge = new CrashJudge(crashes, letters, Clock.systemUTC());
        this.properties = StreamsProperties.of(application, module.application().pace(), settings, listener);
        properties.put(DeadLetterHandler.TOPIC, wiring.topic(Topics.DEAD_LETTERS));
        properties.put(DeadLetterHandler.BUDGET, letters);
        properties.put(MeasuredProcessors.LISTENER, (LongConsumer) this::processed);
        this.topology = module.topology(wiring);
        this.starter = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("start-" + application).factory());
        this.age = new StateAge(settings.stateDirectory(), application, InstantSource.system());
        this.streams = newClient();
    }

    /** Starts the client; it comes up in the background. */
    public void start() {
        streams.start();
        var unused = starter.scheduleWithFixedDelay(this::noteAge, 1, 1, TimeUnit.MINUTES);
    }

    private void noteAge() {
        if (isReady()) {
            age.touch();
        }
    }

    /** Name of the topology. */
    public String name() {
        return name;
    }

    /** Names of the topologies that it has as parts; its own alone when it is none of several. */
    public Set<String> parts() {
        return parts;
    }

    /** The stores that can be read from outside. */
    public List<ReadableStore> readable() {
        return readable;
    }

    /** The name under which it runs: its own, or that of a replay. */
    public String application() {
        return application;
    }

    /** What depends on it. */
    public Domain domain() {
        return domain;
    }

    /** The current client, for queries and metrics. It is replaced after a failure, so do not keep a reference. */
    public KafkaStreams streams() {
        return streams;
    }

    /** How far the current client has read. */
    public ProcessingProgress progress() {
        return progress;
    }

    /** Why it is down; empty when it is not. */
    public Optional<TopologyFailure> failure() {
        return supervision.failure();
    }

    /**
     * Whether it can continue without help: a topology that restores, rebalances or waits for its next start is alive.
     */
    public boolean isAlive() {
        KafkaStreams.State state = streams.state();
        return state.isRunningOrRebalancing()
                || state == KafkaStreams.State.CREATED
                || (supervision.failure().isPresent() && !supervision.hangs() && !hopeless);
    }

    /** Whether it works on all that it was given: a rebalance without anything to restore does not count against it. */
    public boolean isReady() {
        KafkaStreams.State state = streams.state();
        boolean works = state == KafkaStreams.State.RUNNING
                || (state == KafkaStreams.State.REBALANCING && wasRunning && !restoring.isActive());
        return works && supervision.failure().isEmpty();
    }

    /** Restored and remaining records, for people. */
    public RestoreProgress restoring() {
        return restoring;
    }

    /** Leaves the group at once, so that others take over without waiting for the session to time out. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        starter.shutdownNow();
        boolean ended = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!ended) {
            LOG.warn(
                    "Topology {} did not stop within {}; its stores will be restored at the next start",
                    application,
                    CLOSE_TIMEOUT);
        }
    }

    private KafkaStreams newClient() {
        age.removeIfTooOld();
        progress = new ProcessingProgress();
        properties.put(MeasuredProcessors.PROGRESS, progress);
        KafkaStreams client = new KafkaStreams(topology, properties, new LeavingClients(progress));
        client.setGlobalStateRestoreListener(restoring);
        client.setUncaughtExceptionHandler(this::onCrash);
        client.setStateListener(this::onState);
        return client;
    }

    private void processed(long nanos) {
        letters.processed();
        listener.processed(application, nanos);
    }

    private void onState(KafkaStreams.State now, KafkaStreams.State before) {
        LOG.info("Topology {} is {} (was {})", application, now, before);
        switch (now) {
            case RUNNING -> {
                wasRunning = true;
                supervision.running();
            }
            case REBALANCING -> supervision.starting();
            case ERROR -> {
                // Also reached when Kafka Streams ends by itself.
                supervision.failed(failure(FailureKind.INFRASTRUCTURE, "The client stopped; the log has the reason"));
                startAfter(supervision.ended());
            }
            case CREATED, PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR -> {}
        }
    }

    private synchronized void startAfter(Duration pause) {
        if (!closed && !hopeless) {
            LOG.info("Topology {} is started again in {}", application, pause);
            var unused = starter.schedule(this::startAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        restoring.forget();
        wasRunning = false;
        letters.tryAgain();
        try {
            streams = newClient();
            streams.start();
        } catch (RuntimeException e) {
            LOG.error("Topology {} could not be started again", application, e);
            supervision.failed(failure(FailureKind.INFRASTRUCTURE, "It could not be started again: " + e.getMessage()));
            startAfter(supervision.ended());
        }
    }

    private static TopologyFailure failure(FailureKind kind, String reason) {
        return new TopologyFailure(kind, reason, Clock.systemUTC().instant());
    }

    private StreamThreadExceptionResponse onCrash(Throwable error) {
        return switch (judge.judge(error)) {
            case Verdict.ReplaceThread() -> {
                LOG.error(
                        "A thread of topology {} failed and is replaced; its transaction is aborted, nothing is lost",
                        application,
                        error);
                yield StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            case Verdict.StopTopology(TopologyFailure failure) -> {
                if (supervision.failed(failure)) {
                    LOG.error(
                            "Topology {} stops, alone; it is tried again by itself. {}",
                            application,
                            failure.reason(),
                            error);
                    listener.stopped(application, failure);
                }
                yield StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
            case Verdict.EndProcess() -> {
                LOG.error(
                        "Topology {} failed in a way that only a new process mends; this one ends", application, error);
                hopeless = true;
                supervision.failed(failure(FailureKind.HOPELESS, "The process has to end: " + error));
                listener.hopeless(application, error);
                yield StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        };
    }
}
