package io.stockstream.platform.cache;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keys in Redis that only one caller gets and the others see: the first to claim a key does the work and stores its
 * result there.
 */
@Component
public class Claims {

    private final CacheGuard redis;

    Claims(CacheGuard redis) {
        this.redis = redis;
    }

    /** What became of a claim. */
    public sealed interface Answer {

        /** The key is the asker's, under the text that it gave. */
        record Granted() implements Answer {}

        /**
         * Another caller was first.
         *
         * @param text what the key holds
         */
        record Taken(String text) implements Answer {}

        /** Redis failed or took too long, so the claim may still come to be, or was not asked at all. */
        record Unknown() implements Answer {}
    }

    /**
     * Claims a key.
     *
     * @param claim a text that no other asker gives
     * @param ttl after it another may have the key
     */
    public Answer claim(String key, String claim, Duration ttl) {
        CacheAnswer<Optional<String>> answer = redis.call(client -> client.claim(key, claim, ttl));
        return switch (answer) {
            case CacheAnswer.Came<Optional<String>> came ->
                came.value().<Answer>map(Answer.Taken::new).orElseGet(Answer.Granted::new);
            case CacheAnswer.Failed<?> failed -> new Answer.Unknown();
            case CacheAnswer.Skipped<?> skipped -> new Answer.Unknown();
        };
    }

    /** Leaves a text in place of the claim, unless the claim is over. */
    public void keep(String key, String claim, String text, Duration ttl) {
        redis.call(client -> client.replace(key, claim, text, ttl));
    }

    /** Gives the key back, unless the claim is over. */
    public void release(String key, String claim) {
        redis.call(client -> client.forget(key, claim));
    }
}
