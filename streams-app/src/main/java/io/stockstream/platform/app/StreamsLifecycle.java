package io.stockstream.platform.app;

import io.stockstream.platform.runtime.RunningTopology;
import io.stockstream.topics.TopicAdmin;
import io.stockstream.topics.TopicCatalogue;
import io.stockstream.topics.TopicDifference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Checks the topics, starts the topologies, and stops them before the process ends so that they leave their groups. */
@Component
final class StreamsLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsLifecycle.class);

    private final RunningTopologies topologies;
    private final TopicCatalogue catalogue;
    private final Admin admin;
    private final ObjectProvider<ReplayPreparation> replay;
    private volatile boolean running;

    StreamsLifecycle(
            RunningTopologies topologies,
            TopicCatalogue catalogue,
            Admin admin,
            ObjectProvider<ReplayPreparation> replay) {
        this.topologies = topologies;
        this.catalogue = catalogue;
        this.admin = admin;
        this.replay = replay;
    }

    @Override
    public void start() {
        refuseWhere(new TopicAdmin(admin).diff(catalogue));
        replay.ifAvailable(ReplayPreparation::run);
        // Each opens the stores that it finds on disk before it returns, one after the other.
        sideBySide("start", RunningTopology::start);
        running = true;
    }

    /** A changed topic setting does not prevent the start; a missing topic, or keys in other partitions, does. */
    static void refuseWhere(List<TopicDifference> differences) {
        List<TopicDifference> wrong =
                differences.stream().filter(TopicDifference::stopsTopologies).toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "The cluster's topics differ from topics.yaml; run `topics apply`, then start again:\n"
                            + wrong.stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        differences.forEach(difference -> LOG.warn(
                "The cluster differs from topics.yaml; `topics apply` mends it, or change the catalogue: {}",
                difference));
    }

    @Override
    public void stop() {
        LOG.info("Stopping; the topologies leave their groups");
        // Each mostly waits, for its last commit and its group.
        running = false;
        sideBySide("stop", RunningTopology::close);
    }

    /** Does something with all topologies, on however few processors; fails as the first that fails does. */
    private void sideBySide(String verb, Consumer<RunningTopology> action) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(verb + "-topology-", 1).factory())) {
            CompletableFuture.allOf(topologies.all().stream()
                            .map(topology -> CompletableFuture.runAsync(() -> action.accept(topology), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
