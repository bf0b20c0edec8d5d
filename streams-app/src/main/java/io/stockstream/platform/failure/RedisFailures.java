package io.stockstream.platform.failure;

import java.util.Set;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisBusyException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisMasterDownException;
import org.redisson.client.RedisNoReplicasException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisRetryException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisTryAgainException;
import org.redisson.client.RedisWrongPasswordException;

/** Classifies Redis' errors. It is a cache: a value that does not fit now may fit later. */
final class RedisFailures {

    private static final Set<Class<? extends RedisException>> PASSING = Set.of(
            RedisBusyException.class,
            RedisClusterDownException.class,
            RedisConnectionException.class,
            RedisLoadingException.class,
            RedisMasterDownException.class,
            RedisNoReplicasException.class,
            RedisNodeNotFoundException.class,
            RedisOutOfMemoryException.class,
            RedisReadonlyException.class,
            RedisReconnectedException.class,
            RedisRetryException.class,
            RedisTimeoutException.class,
            RedisTryAgainException.class,
            // Affects all records alike, until an operator fixes it.
            RedisAuthRequiredException.class,
            RedisWrongPasswordException.class);

    /** First words of answers for which the client has no class: a disk that is full, a stale replica. */
    private static final Set<String> PASSING_WORDS =
            Set.of("MISCONF", "MASTERDOWN", "READONLY", "OOM", "LOADING", "NOAUTH");

    private RedisFailures() {}

    static FailureKind kind(RedisException error) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        String word = message.split("[ .:]", 2)[0];
        if (PASSING.stream().anyMatch(known -> known.isInstance(error)) || PASSING_WORDS.contains(word)) {
            return FailureKind.PASSING;
        }
        // A value of another type lies under the key.
        return word.equals("WRONGTYPE") ? FailureKind.OWN : FailureKind.UNFORESEEN;
    }
}
