package io.stockstream.api.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stockstream.api.web.ApiException;
import io.stockstream.api.web.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Typed reads by key, of one partition and over all of them. An answer is whole or it is a 503: never a false "missing", never a partial list. */
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
    private record Items<T>(@JsonProperty("items") List<T> items) {}

    /**
     * Reads one key.
     *
     * @param key what the store is partitioned by
     * @return empty only when the owner of the key says that there is none
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
        try {
            List<Callable<Items<T>>> reads = new ArrayList<>();
            for (int partition = 0; partition < router.partitions(request.store()); partition++) {
                int current = partition;
                reads.add(() -> range(request, current, items));
            }
            List<T> all = new ArrayList<>();
            for (Future<Items<T>> part : threads.invokeAll(reads)) {
                all.addAll(part.get().items());
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
            return this.<T>range(request, partition, items).items();
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
            Optional<Items<T>> found = router.read(request, key).map(body -> mapper.readValue(body, items));
            return found.map(Items::items).orElse(List.of());
        } catch (StoreMovingException e) {
            throw moving(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private <T> Items<T> range(StoreRequest request, int partition, JavaType items)
            throws StoreMovingException, InterruptedException {
        String body = router.read(request.with("partition", Integer.toString(partition)), partition)
                .orElseThrow(() -> new IllegalStateException("streams-app knows no store " + request.store()));
        return mapper.readValue(body, items);
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
