package io.stockstream.platform.store;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Typed reads by key, of one partition and over all of them. An answer is whole or it is a 503: never a false
 * "missing", never a partial list.
 */
@Component
public class StoreReads implements AutoCloseable {

    private final StoreRouter router;
    private final JsonMapper mapper;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StoreReads(StoreRouter router, JsonMapper mapper) {
        this.router = router;
        this.mapper = mapper;
    }

    /** Items of a range, as the stores give them. */
    private record Items<T>(List<T> items) {}

    /**
     * Reads one key.
     *
     * @param key what the store is partitioned by
     * @return empty only when the owner of the key has no such key
     */
    public <T> Optional<T> byKey(StoreRequest request, String key, Class<T> type) {
        try {
            return router.read(request, key).map(body -> mapper.readValue(body, type));
        } catch (StoreMovingException e) {
            throw moving(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    /** Reads the same range from every partition of the store, at the same time; in no order. */
    public <T> List<T> everyPartition(StoreRequest request, Class<T> type) {
        JavaType items = mapper.getTypeFactory().constructParametricType(Items.class, type);
        List<T> all = new ArrayList<>();
        everyBody(request, body -> mapper.<Items<T>>readValue(body, items)).forEach(part -> all.addAll(part.items()));
        return all;
    }

    /**
     * What every partition of the store answers to the same request, at the same time; in the order of the partitions.
     */
    public <A> List<A> answers(StoreRequest request, Class<A> type) {
        return everyBody(request, body -> mapper.readValue(body, type));
    }

    private <A> List<A> everyBody(StoreRequest request, Function<String, A> reader) {
        try {
            List<Callable<A>> reads = new ArrayList<>();
            for (int partition = 0; partition < router.partitions(request.store()); partition++) {
                int current = partition;
                reads.add(() -> reader.apply(range(request, current)));
            }
            List<A> all = new ArrayList<>();
            for (Future<A> part : threads.invokeAll(reads)) {
                all.add(part.get());
            }
            return all;
        } catch (StoreMovingException e) {
            throw moving(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        } catch (ExecutionException e) {
            throw failure(request, e.getCause());
        }
    }

    /** Finds the partitions of keys in a store. */
    public ToIntFunction<String> partitionsOf(String store) {
        try {
            return router.partitionsOf(store);
        } catch (StoreMovingException e) {
            throw moving(StoreRequest.of(store), e);
        } catch (InterruptedException e) {
            throw interrupted(StoreRequest.of(store), e);
        }
    }

    /** How many partitions a store has. */
    public int partitions(String store) {
        StoreRequest request = StoreRequest.of(store);
        try {
            return router.partitions(store);
        } catch (StoreMovingException e) {
            throw moving(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    /** Reads a range from one partition of the store. */
    public <T> List<T> partition(StoreRequest request, int partition, Class<T> type) {
        JavaType items = mapper.getTypeFactory().constructParametricType(Items.class, type);
        try {
            return mapper.<Items<T>>readValue(range(request, partition), items).items();
        } catch (StoreMovingException e) {
            throw moving(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    /**
     * Reads the range that belongs to a key.
     *
     * @param key what the store is partitioned by
     */
    public <T> List<T> rangeByKey(StoreRequest request, String key, Class<T> type) {
        JavaType items = mapper.getTypeFactory().constructParametricType(Items.class, type);
        try {
            String body = router.read(request, key).orElseThrow(() -> noSuchStore(request));
            return mapper.<Items<T>>readValue(body, items).items();
        } catch (StoreMovingException e) {
            throw moving(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private String range(StoreRequest request, int partition) throws StoreMovingException, InterruptedException {
        return router.read(request.with("partition", Integer.toString(partition)), partition)
                .orElseThrow(() -> noSuchStore(request));
    }

    /**
     * A range query never ends in "not found": an instance that says so has no such store, and a short list would look
     * complete.
     */
    private static StoreMovingException noSuchStore(StoreRequest request) {
        return new StoreMovingException("no owner knows the store " + request.store());
    }

    private static RuntimeException failure(StoreRequest request, Throwable cause) {
        return switch (cause) {
            case StoreMovingException moving -> moving(request, moving);
            case RuntimeException runtime -> runtime;
            case null, default -> new IllegalStateException("A read of " + request.store() + " failed", cause);
        };
    }

    private static ApiException moving(StoreRequest request, StoreMovingException cause) {
        return ApiException.of(
                ProblemCode.STORE_MOVING,
                "The store %s cannot be read at this moment; ask again.".formatted(request.store()),
                cause);
    }

    private static ApiException interrupted(StoreRequest request, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return ApiException.of(
                ProblemCode.STORE_MOVING, "The server stopped while it read %s.".formatted(request.store()), cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
