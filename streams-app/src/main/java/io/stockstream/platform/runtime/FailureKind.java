package io.stockstream.platform.runtime;

import io.stockstream.schema.InvalidRecord;
import io.stockstream.schema.RegistryFailures;
import io.stockstream.schema.UndecidableException;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What a failure in a topology means. All are classified here, by their causes
 * (docs/adr/0033-failures-of-topologies.md).
 */
public enum FailureKind {
    /** The record can never be processed: it goes to the dead letters. */
    INVALID_RECORD,
    /**
     * Another version or registry could decide on the record, this one cannot: nothing is skipped, the topology stops
     * until it can.
     */
    UNDECIDABLE,
    /** A result does not fit a record of Kafka: nothing is skipped, the topology stops. */
    TOO_LARGE,
    /** The schema registry does not answer: the topology waits, without an open transaction. */
    REGISTRY_AWAY,
    /** Kafka or the disk failed: it is retried. */
    INFRASTRUCTURE,
    /** A defect: the record goes to the dead letters while there are few such letters. */
    UNFORESEEN,
    /** The process itself is broken. */
    HOPELESS;

    /** Classifies what stopped the processing of a record, or a thread. */
    public static FailureKind of(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                return HOPELESS;
            }
            if (cause instanceof UndecidableException) {
                return UNDECIDABLE;
            }
            if (cause instanceof RegistryAwayException) {
                return REGISTRY_AWAY;
            }
            if (cause instanceof RecordTooLargeException) {
                return TOO_LARGE;
            }
        }
        if (RegistryFailures.isUnknownSchema(error)) {
            // Reading has its own exception, so this concerns the schema of a record to be written.
            return UNDECIDABLE;
        }
        if (error instanceof InvalidRecord) {
            return INVALID_RECORD;
        }
        return error instanceof KafkaException ? INFRASTRUCTURE : UNFORESEEN;
    }

    /** Classifies why the bytes of a record could not be read. */
    public static FailureKind ofReading(Exception error) {
        if (error instanceof UndecidableException) {
            return UNDECIDABLE;
        }
        boolean unreadable = error instanceof SerializationException || !(error instanceof KafkaException);
        return unreadable ? INVALID_RECORD : of(error);
    }

    /** Whether the record goes to the dead letters and the topology continues, while there are few of them. */
    public boolean endsInADeadLetter() {
        return this == INVALID_RECORD || this == UNFORESEEN;
    }

    /** The name in metrics and health. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
