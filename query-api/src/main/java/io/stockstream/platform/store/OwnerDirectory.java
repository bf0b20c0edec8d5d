package io.stockstream.platform.store;

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

/**
 * Knows which instance owns which partition. One thread asks, periodically and when an entry proves wrong; readers only
 * look at its last result, and wait for a newer one for as long as they choose. So an instance that hangs blocks no
 * reader.
 */
@Component
final class OwnerDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerDirectory.class);
    private static final String PATH = "/store/owners";

    private final StoreSettings settings;
    private final RemoteStore remote;
    private final JsonMapper mapper;
    private final AtomicBoolean silent = new AtomicBoolean();
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition changed = lock.newCondition();
    /** Number of rounds begun, including the current one. */
    private long begun;
    /** The newest round that a reader wants. */
    private long asked;

    private boolean closed;

    private volatile Snapshot snapshot = new Snapshot(0, Owners.NONE, false, System.nanoTime());
    private volatile boolean knownOnce;

    OwnerDirectory(StoreSettings settings, RemoteStore remote, JsonMapper mapper) {
        this.settings = settings;
        this.remote = remote;
        this.mapper = mapper;
        this.thread = Thread.ofPlatform().name("store-owners").daemon().start(this::run);
    }

    /**
     * What was known at one moment.
     *
     * @param number the round it comes from; 0 before the first
     * @param owners as reported; the previous ones when no instance answered
     * @param answered whether an instance answered
     * @param takenAtNanos when
     */
    record Snapshot(long number, Owners owners, boolean answered, long takenAtNanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - takenAtNanos);
        }

        private boolean isOlderThan(Duration age) {
            return number == 0 || age().compareTo(age) > 0;
        }
    }

    /** The current owners. If they are old because the thread was idle, waits a moment for newer ones. */
    Snapshot current() throws InterruptedException {
        Snapshot known = snapshot;
        return known.isOlderThan(settings.ownersMaxAge()) ? newerThan(known, patience()) : known;
    }

    /** The current owners, without waiting. */
    Snapshot known() {
        return snapshot;
    }

    /** Whether the owners of all stores have been known at least once. */
    boolean knewAllOnce() {
        return knownOnce;
    }

    /** Whether the thread that asks is alive. */
    boolean isAsking() {
        return thread.isAlive();
    }

    /**
     * Owners newer than those that proved wrong; the same ones when no answer comes in time.
     *
     * @param seen what proved wrong
     * @param patience how long this thread waits
     */
    Snapshot newerThan(Snapshot seen, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (snapshot.number() != seen.number()) {
                return snapshot;
            }
            long target = want();
            long left = patience.toNanos();
            while (snapshot.number() < target && left > 0) {
                left = changed.awaitNanos(left);
            }
            return snapshot;
        } finally {
            lock.unlock();
        }
    }

    /** Reports that these owners are out of date, without waiting for newer ones. */
    void outdated(Snapshot seen) {
        lock.lock();
        try {
            if (snapshot.number() == seen.number()) {
                want();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Requests a round that has not begun yet: the current one may be older than what the caller has seen. */
    private long want() {
        asked = begun + 1;
        wanted.signal();
        return asked;
    }

    /** The longest wait of a reader when nothing is known, or only old owners: two rounds. */
    private Duration patience() {
        return settings.ownersTimeout().multipliedBy(2).plus(settings.backOff());
    }

    private void run() {
        try {
            while (awaitWish()) {
                publish(ask());
                // However many readers meet a moving partition: this is often enough.
                Thread.sleep(settings.backOff());
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer asks for the owners of partitions", e);
        }
    }

    private boolean awaitWish() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = begun == 0 ? 0 : settings.ownersRefresh().toNanos();
            while (!closed && asked <= begun && left > 0) {
                left = wanted.awaitNanos(left);
            }
            begun++;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void publish(Optional<Owners> found) {
        lock.lock();
        try {
            Owners owners = found.orElse(snapshot.owners());
            knownOnce |= found.isPresent() && !owners.incomplete();
            snapshot = new Snapshot(begun, owners, found.isPresent(), System.nanoTime());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks the configured instances, all at the same time, because each only knows the stores of the topologies that
     * run on it; when they leave a partition without an owner, as one does that is not up yet, the others too.
     */
    private Optional<Owners> ask() {
        try {
            Optional<Owners> known = answers(settings.urls()).reduce(Owners::completedBy);
            if (known.isEmpty() || known.get().incomplete()) {
                known = Stream.concat(known.stream(), answers(others())).reduce(Owners::completedBy);
            }
            tell(known.isPresent());
            return known;
        } catch (RuntimeException e) {
            // Without this thread no move would ever be noticed.
            LOG.error("Asking for the owners of partitions failed; asking again", e);
            return Optional.empty();
        }
    }

    /** Every waiting read asks some twenty times a second: one line per outage is enough. */
    private void tell(boolean anyAnswered) {
        if (anyAnswered) {
            silent.set(false);
        } else if (silent.compareAndSet(false, true)) {
            LOG.warn("No instance of streams-app tells who owns which partition; asked: {}", instances());
        }
    }

    /** Known, but not configured. */
    private List<URI> others() {
        return snapshot.owners().instances().stream()
                .filter(instance -> !settings.urls().contains(instance))
                .toList();
    }

    /** In the order of the instances. Unreachable instances share one time limit. */
    private Stream<Owners> answers(Collection<URI> instances) {
        List<CompletableFuture<Optional<Owners>>> answers = instances.stream()
                .map(instance -> CompletableFuture.supplyAsync(
                        () -> ask(instance), run -> Thread.ofVirtual().start(run)))
                .toList();
        return answers.stream().map(CompletableFuture::join).flatMap(Optional::stream);
    }

    private Optional<Owners> ask(URI instance) {
        StoreReply reply = remote.get("owners", instance.resolve(PATH), settings.ownersTimeout());
        return reply instanceof StoreReply.Found found ? parse(instance, found.body()) : Optional.empty();
    }

    /** Every instance that is known, the configured ones first. */
    private Set<URI> instances() {
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

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
