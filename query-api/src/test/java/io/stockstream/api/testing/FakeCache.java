package io.stockstream.api.testing;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.cache.Lease;
import io.stockstream.cache.Pulse;
import io.stockstream.platform.cache.CacheClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Redis with the rules of leases; a test can take it away, make it hang or make it mute. */
public final class FakeCache implements CacheClient {

    /** How Redis behaves. */
    public enum Mood {
        WELL,
        AWAY,
        HANGING,
        /** It does what it is asked, but its answers do not arrive. */
        MUTE
    }

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, byte[]> invoices = new ConcurrentHashMap<>();
    private final Map<String, Duration> ttls = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;

    /** Empties it, and lets it work. */
    public void reset() {
        mood = Mood.WELL;
        values.clear();
        beat(true);
        invoices.clear();
        ttls.clear();
        calls.set(0);
    }

    public void mood(Mood newMood) {
        mood = newMood;
    }

    /** What {@code redis-cli GET} would show. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Optional<Duration> ttl(String key) {
        return Optional.ofNullable(ttls.get(key));
    }

    public void set(String key, String text) {
        values.put(key, text);
    }

    /** Sets whether the executors of streams-app keep the values up to date. */
    public void beat(boolean beating) {
        for (String pulse : Set.of(Pulse.STOCK, Pulse.CATALOGUE)) {
            if (beating) {
                values.put(pulse, "1");
            } else {
                values.remove(pulse);
            }
        }
    }

    /** Every key of a value, as {@code redis-cli KEYS *} shows them. */
    public Set<String> keys() {
        return values.keySet().stream()
                .filter(key -> !key.startsWith("pulse:"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets the time of a key run out. */
    public void expire(String key) {
        values.remove(key);
        ttls.remove(key);
    }

    /** The invoice of an order, as bytes. */
    public Optional<byte[]> storedInvoice(String orderId) {
        return Optional.ofNullable(invoices.get(orderId));
    }

    public void setInvoice(String orderId, byte[] pdf) {
        invoices.put(orderId, pdf);
    }

    /** Calls since the last reset. */
    public int calls() {
        return calls.get();
    }

    @Override
    public CompletionStage<Map<String, String>> get(Collection<String> keys) {
        return answer(() -> {
            Map<String, String> found = new HashMap<>();
            keys.forEach(key -> value(key).ifPresent(text -> found.put(key, text)));
            return found;
        });
    }

    @Override
    public CompletionStage<Optional<Lease>> lease(String key) {
        return answer(() -> {
            String token = UUID.randomUUID().toString();
            return values.putIfAbsent("lease:" + key, token) == null
                    ? Optional.of(new Lease(key, token))
                    : Optional.empty();
        });
    }

    @Override
    public CompletionStage<Boolean> fill(Lease lease, String text, Fence fence, Duration ttl) {
        return answer(() -> {
            boolean held = values.remove("lease:" + lease.key(), lease.token());
            if (held) {
                put(lease.key(), text, ttl);
            }
            return held;
        });
    }

    @Override
    public CompletionStage<Boolean> apply(Change change) {
        return answer(() -> {
            values.remove("lease:" + change.key());
            switch (change) {
                case Change.Put put -> put(put.key(), put.text(), put.ttl());
                case Change.Refresh refresh -> put(refresh.key(), refresh.text(), refresh.ttl());
                case Change.Drop drop -> values.remove(drop.key());
            }
            return true;
        });
    }

    @Override
    public CompletionStage<Void> remember(String key, String text, Duration ttl) {
        return answer(() -> {
            put(key, text, ttl);
            return null;
        });
    }

    @Override
    public CompletionStage<Boolean> forget(String key, String text) {
        return answer(() -> values.remove(key, text));
    }

    @Override
    public CompletionStage<Optional<String>> claim(String key, String text, Duration ttl) {
        return answer(() -> {
            Optional<String> known = Optional.ofNullable(values.putIfAbsent(key, text));
            if (known.isEmpty()) {
                ttls.put(key, ttl);
            }
            return known;
        });
    }

    @Override
    public CompletionStage<Boolean> replace(String key, String expected, String text, Duration ttl) {
        return answer(() -> {
            boolean replaced = values.replace(key, expected, text);
            if (replaced) {
                ttls.put(key, ttl);
            }
            return replaced;
        });
    }

    @Override
    public CompletionStage<Optional<byte[]>> invoice(String orderId) {
        return answer(() -> storedInvoice(orderId));
    }

    @Override
    public CompletionStage<Void> keepInvoice(String orderId, byte[] pdf) {
        return answer(() -> {
            setInvoice(orderId, pdf);
            return null;
        });
    }

    private void put(String key, String text, Duration ttl) {
        values.put(key, text);
        ttls.put(key, ttl);
    }

    private <T> CompletableFuture<T> answer(Supplier<T> value) {
        calls.incrementAndGet();
        return switch (mood) {
            case WELL -> CompletableFuture.completedFuture(value.get());
            case AWAY -> CompletableFuture.failedFuture(new IllegalStateException("connection refused"));
            case HANGING -> new CompletableFuture<>();
            case MUTE -> {
                T unused = value.get();
                yield new CompletableFuture<>();
            }
        };
    }
}
