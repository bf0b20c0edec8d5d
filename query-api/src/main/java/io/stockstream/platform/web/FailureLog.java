package io.stockstream.platform.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs transient failures, each kind at most once a second with their number: in an outage every request fails. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final Map<ProblemCode, Told> told = new EnumMap<>(ProblemCode.class);

    FailureLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** When a kind was last logged, and how many failures came since. */
    private static final class Told {
        private long at;
        private long since;
    }

    /** A request failed. */
    void failed(ApiException failure) {
        long others = othersSinceTold(failure.code());
        if (others >= 0) {
            Throwable cause = failure.getCause();
            LOG.warn(
                    "{}: {}{}{}",
                    failure.code().code(),
                    failure.getMessage(),
                    cause == null ? "" : " (" + cause + ")",
                    others == 0 ? "" : " and %d more since the last such entry".formatted(others));
        }
        LOG.debug("Stack trace of the failure", failure);
    }

    /** How many were suppressed since the last line; negative when this one is suppressed too. */
    private synchronized long othersSinceTold(ProblemCode code) {
        long now = nanos.getAsLong();
        Told last = told.get(code);
        if (last == null) {
            last = new Told();
            told.put(code, last);
        } else if (now - last.at < SECOND) {
            last.since++;
            return -1;
        }
        long others = last.since;
        last.at = now;
        last.since = 0;
        return others;
    }
}
