package io.stockstream.platform.store;

import io.stockstream.platform.store.OwnerDirectory.Snapshot;
import io.stockstream.platform.store.Owners.StorePartitions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Sends a read to the instance that owns its partition, and waits a bounded time while the partition moves. */
@Component
class StoreRouter {

    private final OwnerDirectory directory;
    private final RemoteStore remote;
    private final StoreSettings settings;

    StoreRouter(OwnerDirectory directory, RemoteStore remote, StoreSettings settings) {
        this.directory = directory;
        this.remote = remote;
        this.settings = settings;
    }

    /** Reads a key from its owner; empty only when the owner has no such key. */
    Optional<String> read(StoreRequest request, String key) throws StoreMovingException, InterruptedException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return route(request, store -> store.partitionOf(bytes));
    }

    /** Reads a range from the owner of a partition; empty only when the owner has no such range. */
    Optional<String> read(StoreRequest request, int partition) throws StoreMovingException, InterruptedException {
        return route(request, store -> partition);
    }

    /** How many partitions a store has. */
    int partitions(String store) throws StoreMovingException, InterruptedException {
        return known(store).partitions();
    }

    /** Finds the partitions of keys in a store. */
    ToIntFunction<String> partitionsOf(String store) throws StoreMovingException, InterruptedException {
        StorePartitions partitions = known(store);
        return key -> partitions.partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    private StorePartitions known(String store) throws StoreMovingException, InterruptedException {
        long deadline = deadline();
        Snapshot known = directory.current();
        while (known.owners().store(store).isEmpty()) {
            if (System.nanoTime() >= deadline) {
                throw new StoreMovingException("No instance knows the partitions of " + store);
            }
            known = directory.newerThan(known, left(deadline));
        }
        return known.owners().store(store).orElseThrow();
    }

    private Optional<String> route(StoreRequest request, ToIntFunction<StorePartitions> partition)
            throws StoreMovingException, InterruptedException {
        long deadline = deadline();
        Snapshot known = directory.current();
        while (true) {
            switch (ask(request, known, partition)) {
                case StoreReply.Found found -> {
                    return Optional.of(found.body());
                }
                case StoreReply.Missing missing -> {
                    return Optional.empty();
                }
                case StoreReply.Moved moved -> retryUntil(deadline, "It moves on from " + moved.location());
                case StoreReply.Away away -> retryUntil(deadline, away.reason());
            }
            known = directory.newerThan(known, left(deadline));
        }
    }

    private StoreReply ask(StoreRequest request, Snapshot known, ToIntFunction<StorePartitions> partition) {
        Optional<URI> owner = known.owners()
                .store(request.store())
                .map(store -> store.owners().get(partition.applyAsInt(store)));
        if (owner.isEmpty()) {
            return new StoreReply.Away("No instance owns this partition of " + request.store());
        }
        StoreReply reply = remote.get(request.store(), request.at(owner.get()));
        if (reply instanceof StoreReply.Moved moved) {
            directory.outdated(known);
            // Once: two instances that each take the other for the owner must not play ping-pong with us.
            return remote.get(request.store(), moved.location());
        }
        return reply;
    }

    private static void retryUntil(long deadline, String reason) throws StoreMovingException {
        if (System.nanoTime() >= deadline) {
            throw new StoreMovingException(reason);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private long deadline() {
        return System.nanoTime() + settings.retryWindow().toNanos();
    }
}
