package io.stockstream.api.store;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Knows who owns which partition, asks again when that proves wrong, and lets one thread ask for all. */
@Component
class OwnerDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerDirectory.class);
    private static final String PATH = "/store/owners";

    private final StoreSettings settings;
    private final RemoteStore remote;
    private final JsonMapper mapper;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean silent = new AtomicBoolean();
    private final Condition changed = lock.newCondition();
    private volatile Snapshot snapshot = new Snapshot(0, Owners.NONE, Long.MIN_VALUE);

    OwnerDirectory(StoreSettings settings, RemoteStore remote, JsonMapper mapper) {
        this.settings = settings;
        this.remote = remote;
        this.mapper = mapper;
    }

    /**
     * What was known at one moment.
     *
     * @param number counts the answers: a new one is another snapshot even when nothing moved
     * @param takenAtNanos {@link Long#MIN_VALUE} when it is known to be outdated
     */
    record Snapshot(long number, Owners owners, long takenAtNanos) {

        private boolean olderThan(Duration age) {
            return takenAtNanos == Long.MIN_VALUE || System.nanoTime() - takenAtNanos > age.toNanos();
        }

        private Snapshot next(Owners newer) {
            return new Snapshot(number + 1, newer, System.nanoTime());
        }
    }

    /** What is known now, asked for anew when it is old. */
    Snapshot current() throws InterruptedException {
        Snapshot known = snapshot;
        return known.olderThan(settings.ownersMaxAge()) ? newerThan(known, Duration.ZERO) : known;
    }

    /**
     * Something newer than what proved wrong; what was known when no instance answers.
     *
     * @param seen what proved wrong
     * @param backOff how long another thread's answer is awaited before this thread asks by itself
     */
    Snapshot newerThan(Snapshot seen, Duration backOff) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = backOff.toNanos();
            while (snapshot.number() == seen.number() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (snapshot.number() == seen.number()) {
                snapshot = seen.next(ask().orElse(seen.owners()));
                changed.signalAll();
            }
            return snapshot;
        } finally {
            lock.unlock();
        }
    }

    /** Says that this is no longer true, though no one has to wait for the news: the next read asks. */
    void outdated(Snapshot seen) {
        if (!lock.tryLock()) {
            return; // Somebody asks already.
        }
        try {
            if (snapshot.number() == seen.number()) {
                snapshot = new Snapshot(seen.number(), seen.owners(), Long.MIN_VALUE);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks the configured instances, all at the same time, because each only knows the stores of the topologies that run on it; when they leave
     * a partition without an owner, as one does that is not up yet, the others too.
     */
    Optional<Owners> ask() {
        Optional<Owners> known = answers(settings.urls()).reduce(Owners::completedBy);
        if (known.isEmpty() || known.get().incomplete()) {
            known = Stream.concat(known.stream(), answers(others())).reduce(Owners::completedBy);
        }
        // Every waiting read asks some twenty times a second: once is enough to say it.
        if (known.isPresent()) {
            silent.set(false);
        } else if (silent.compareAndSet(false, true)) {
            LOG.warn("No instance of streams-app tells who owns which partition; asked: {}", instances());
        }
        return known;
    }

    /** Known, but not configured. */
    private List<URI> others() {
        return snapshot.owners().instances().stream()
                .filter(instance -> !settings.urls().contains(instance))
                .toList();
    }

    /** In the order of the instances; those that are gone cost one time-out together. */
    private Stream<Owners> answers(Collection<URI> instances) {
        List<CompletableFuture<Optional<Owners>>> asked = instances.stream()
                .map(instance -> CompletableFuture.supplyAsync(
                        () -> ask(instance), run -> Thread.ofVirtual().start(run)))
                .toList();
        return asked.stream().map(CompletableFuture::join).flatMap(Optional::stream);
    }

    private Optional<Owners> ask(URI instance) {
        StoreReply reply = remote.get("owners", instance.resolve(PATH), settings.ownersTimeout());
        return reply instanceof StoreReply.Found found ? parse(instance, found.body()) : Optional.empty();
    }

    /** Every instance that is known, the configured ones first. */
    Set<URI> instances() {
        Set<URI> instances = new LinkedHashSet<>(settings.urls());
        instances.addAll(snapshot.owners().instances());
        return instances;
    }

    private Optional<Owners> parse(URI instance, String body) {
        try {
            return Optional.of(mapper.readValue(body, Owners.class));
        } catch (JacksonException e) {
            LOG.warn("{} tells in words unknown to us who owns which partition: {}", instance, e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
