package io.stockstream.platform.runtime;

import io.stockstream.schema.UndecidableException;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Decides what happens to a topology when one of its threads fails. */
final class CrashJudge {

    static final int CRASHES_ALLOWED = 3;
    static final Duration CRASH_WINDOW = Duration.ofMinutes(10);

    private static final int SHOWN = 1_000;

    private final CrashBudget crashes;
    private final LetterBudget letters;
    private final Clock clock;

    CrashJudge(CrashBudget crashes, LetterBudget letters, Clock clock) {
        this.crashes = crashes;
        this.letters = letters;
        this.clock = clock;
    }

    Verdict judge(Throwable error) {
        FailureKind kind = FailureKind.of(error);
        return switch (kind) {
            case HOPELESS -> new Verdict.EndProcess();
            case UNDECIDABLE -> stop(kind, undecidable(error));
            case TOO_LARGE ->
                stop(
                        kind,
                        "A result is too large for a record of Kafka. Raise the setting max.request.size and the topic's max.message.bytes. %s"
                                .formatted(sending(error)));
            case REGISTRY_AWAY ->
                stop(
                        kind,
                        "The schema registry is away: %s. Start it; then processing goes on from the same record"
                                .formatted(text(error)));
            case INVALID_RECORD, INFRASTRUCTURE, UNFORESEEN -> counted(kind, error);
        };
    }

    private Verdict counted(FailureKind kind, Throwable error) {
        if (letters.isSpent()) {
            return stop(
                    FailureKind.UNFORESEEN,
                    "More than %d records in a minute, or more than %s %% of all, failed for an unforeseen reason; to go on would skip the log. The last one: %s. Install a release that can process it, or raise STREAMS_UNFORESEEN_LETTERS to give such records up"
                            .formatted(letters.limits().most(), percent(), text(error)));
        }
        if (crashes.spend()) {
            return new Verdict.ReplaceThread();
        }
        return stop(
                kind,
                "Threads failed more than %d times within %d minutes. The last time: %s"
                        .formatted(CRASHES_ALLOWED, CRASH_WINDOW.toMinutes(), text(error)));
    }

    private Verdict stop(FailureKind kind, String reason) {
        boolean isOfARecord = kind == FailureKind.UNDECIDABLE || kind == FailureKind.UNFORESEEN;
        String where = isOfARecord && !letters.keptBack().isEmpty() ? " (" + letters.keptBack() + ")" : "";
        return new Verdict.StopTopology(new TopologyFailure(kind, reason + where, clock.instant()));
    }

    private static String undecidable(Throwable error) {
        Throwable culprit = culprit(error);
        String what = culprit instanceof UndecidableException
                ? culprit.getMessage()
                : "The schema registry lacks a schema that this release writes with (%s). Run its set-up, or restore the registry's database"
                        .formatted(text(error));
        return "This instance cannot decide on a record, and skips none. " + what;
    }

    /** The wrapper names the topic; its cause names the size. */
    private static String sending(Throwable error) {
        Throwable wrapper = error;
        while (wrapper.getCause() != null && !(wrapper.getCause() instanceof RecordTooLargeException)) {
            wrapper = wrapper.getCause();
        }
        return cut(String.valueOf(wrapper.getMessage()).replaceAll("\\s+", " "));
    }

    /** The cause that explains the failure: Kafka Streams' wrappers repeat it, with stack traces. */
    private static Throwable culprit(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && !(cause instanceof UndecidableException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private String percent() {
        return Double.toString(letters.limits().share() * 100).replaceAll("\\.0$", "");
    }

    private static String text(Throwable error) {
        Throwable culprit = culprit(error);
        String text = culprit.getMessage() == null ? culprit.getClass().getSimpleName() : culprit.getMessage();
        return cut(text);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
