package io.stockstream.api.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of failures that pass, each kind once a second with how many there were: in an outage every request fails. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final Map<ProblemCode, Told> told = new EnumMap<>(ProblemCode.class);

    FailureLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** When a kind was told of last, and how many came since. */
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
                    others == 0 ? "" : " and %d more since the last such line".formatted(others));
        }
        LOG.debug("This is where it came from", failure);
    }

    /** How many were passed over since the last line; negative when this one is passed over too. */
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
