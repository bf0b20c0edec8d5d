package io.stockstream.cache;

import java.util.regex.Pattern;
import org.redisson.client.RedisException;

/** Tells failures of Redis that pass from answers about one key. */
public final class RedisFailures {

    /** Codes of replies that say something about the server, at the beginning or, from within a script, behind its place. */
    private static final Pattern OF_THE_SERVER = Pattern.compile(
            "(?:^|[-: ])(?:LOADING|BUSY|READONLY|OOM|MASTERDOWN|MISCONF|NOREPLICAS|CLUSTERDOWN|TRYAGAIN|NOAUTH|WRONGPASS"
                    + "|NOPERM|NOSCRIPT|MOVED|ASK) ");

    private static final Pattern REPLY = Pattern.compile("[A-Z]{3,} ");

    /** Behind this Redisson repeats the command. */
    private static final String COMMAND = ". channel: ";

    private RedisFailures() {}

    /** Whether the same call may succeed later without anyone touching its key: Redis is away, full, read-only, loading, refuses the login. */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisException answer && isReply(answer)) {
                return saysServer(answer.getMessage());
            }
        }
        return true;
    }

    /**
     * Redisson has types of its own for most of what is about the server. What is plain is a reply of Redis, which begins with its code, or a
     * connection that broke.
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
