package io.stockstream.platform.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.stockstream.platform.runtime.TopologyFailure;
import io.stockstream.platform.runtime.TopologyListener;
import io.stockstream.platform.runtime.TransactionBudget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes as meters what topologies report. */
final class TopologyMeters implements TopologyListener {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyMeters.class);

    /** Above this, a slow disk or a busy machine is enough to let the transaction time out. */
    private static final long DANGEROUS_NANOS =
            TransactionBudget.longestStep().multipliedBy(2).toNanos();

    private final StreamsMeters decisions;
    private final MeterRegistry registry;
    private final Runnable endProcess;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    TopologyMeters(StreamsMeters decisions, MeterRegistry registry, Runnable endProcess) {
        this.decisions = decisions;
        this.registry = registry;
        this.endProcess = endProcess;
    }

    @Override
    public void deadLetter(String application, String code) {
        decisions.deadLetter(application, code);
    }

    @Override
    public void processed(String application, long nanos) {
        timers.computeIfAbsent(application, this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (nanos > DANGEROUS_NANOS) {
            LOG.warn(
                    "A record took {} ms of a transaction of {}, which may be open for {} ms",
                    nanos / 1_000_000,
                    application,
                    TransactionBudget.SHORTEST.toMillis());
        }
    }

    @Override
    public void stopped(String application, TopologyFailure failure) {
        Counter.builder("stockstream.topology.failures")
                .description("How often the topology stopped and had to be restarted")
                .tag("topology", application)
                .tag("kind", failure.kind().code())
                .register(registry)
                .increment();
    }

    @Override
    public void hopeless(String application, Throwable error) {
        endProcess.run();
    }

    private Timer timer(String application) {
        return Timer.builder("stockstream.process")
                .description("How long a processor takes for a record, with all that it forwards")
                .tag("topology", application)
                .register(registry);
    }
}
