package io.stockstream.platform.cache;

import io.stockstream.cache.Change;
import io.stockstream.cache.Fence;
import io.stockstream.cache.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The commands to Redis, most of them as {@link io.stockstream.cache.FencedCache} describes. Any call may fail, or
 * never end.
 */
public interface CacheClient {

    CompletionStage<Map<String, String>> get(Collection<String> keys);

    CompletionStage<Optional<Lease>> lease(String key);

    CompletionStage<Boolean> fill(Lease lease, String text, Fence fence, Duration ttl);

    CompletionStage<Boolean> apply(Change change);

    CompletionStage<Void> remember(String key, String text, Duration ttl);

    CompletionStage<Boolean> forget(String key, String text);

    /** Sets a missing key; otherwise returns its current text. */
    CompletionStage<Optional<String>> claim(String key, String text, Duration ttl);

    /** Sets a key again, unless its text has changed in the meantime. */
    CompletionStage<Boolean> replace(String key, String expected, String text, Duration ttl);

    /** The PDF of an order, as {@link io.stockstream.cache.StoredInvoices} keeps it. */
    CompletionStage<Optional<byte[]>> invoice(String orderId);

    CompletionStage<Void> keepInvoice(String orderId, byte[] pdf);
}
