package io.stockstream.platform.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** The steps of {@link Claims} that Redis has to take at once. */
final class RedisClaims {

    /** The text of a key; one that holds something else was not made by this system and is removed. */
    private static final String TEXT = """
            local function text(key)
              local type = redis.call('TYPE', key).ok
              if type == 'string' then return redis.call('GET', key) end
              if type ~= 'none' then redis.call('DEL', key) end
              return false
            end
            """;

    /** SET with NX and GET in one, which Redis itself has from version 7 on. Arguments: text, milliseconds. */
    private static final String CLAIM = TEXT + """
            local known = text(KEYS[1])
            if known then return known end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return false
            """;

    /** Arguments: the text that it must still be, the new text, milliseconds. */
    private static final String REPLACE = TEXT + """
            if text(KEYS[1]) ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    private final RedissonClient redis;

    RedisClaims(RedissonClient redis) {
        this.redis = redis;
    }

    CompletionStage<Optional<String>> claim(String key, String text, Duration ttl) {
        return this.<String>run(CLAIM, RScript.ReturnType.VALUE, key, text, millis(ttl))
                .thenApply(Optional::ofNullable);
    }

    CompletionStage<Boolean> replace(String key, String expected, String text, Duration ttl) {
        return this.<Long>run(REPLACE, RScript.ReturnType.LONG, key, expected, text, millis(ttl))
                .thenApply(replaced -> replaced == 1);
    }

    private <T> CompletionStage<T> run(String script, RScript.ReturnType type, String key, Object... arguments) {
        return redis.getScript(StringCodec.INSTANCE)
                .evalAsync(RScript.Mode.READ_WRITE, script, type, List.of(key), arguments);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
