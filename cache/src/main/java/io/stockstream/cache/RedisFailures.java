package io.stockstream.cache;

import java.util.regex.Pattern;
import org.redisson.client.RedisException;

/** Distinguishes transient failures of Redis from errors about one key. */
public final class RedisFailures {

    /**
     * Error codes that concern the server. They start the reply or, from within a script, follow the script's position.
     */
    private static final Pattern OF_THE_SERVER = Pattern.compile(
            "(?:^|[-: ])(?:LOADING|BUSY|READONLY|OOM|MASTERDOWN|MISCONF|NOREPLICAS|CLUSTERDOWN|TRYAGAIN|NOAUTH|WRONGPASS"
                    + "|NOPERM|NOSCRIPT|MOVED|ASK) ");

    private static final Pattern REPLY = Pattern.compile("[A-Z]{3,} ");

    /** After this marker Redisson repeats the command. */
    private static final String COMMAND = ". channel: ";

    private RedisFailures() {}

    /**
     * Whether the same call may succeed later without a change to its key: Redis is away, full, read-only, loading, or
     * refuses the login.
     */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisException answer && isReply(answer)) {
                return saysServer(answer.getMessage());
            }
        }
        return true;
    }

    /**
     * Redisson has its own exception types for most server errors. A plain exception is an error reply of Redis, which
     * begins with its code, or a broken connection.
     */
    private static boolean isReply(RedisException failure) {
        return failure.getClass() == RedisException.class
                && failure.getMessage() != null
                && REPLY.matcher(failure.getMessage()).lookingAt();
    }

    private static boolean saysServer(String message) {
        int end = message.indexOf(COMMAND);
        return OF_THE_SERVER
                .matcher(end < 0 ? message : message.substring(0, end))
                .find();
    }
}
