package io.stockstream.platform.failure;

import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Classifies errors of Kafka's clients. */
final class KafkaFailures {

    private KafkaFailures() {}

    /** The kind; empty when a cause may be more specific. */
    static Optional<FailureKind> kind(KafkaException error) {
        return switch (error) {
            case RetriableException away -> Optional.of(FailureKind.PASSING);
            case RecordTooLargeException large -> Optional.of(FailureKind.OWN);
            case RecordBatchTooLargeException large -> Optional.of(FailureKind.OWN);
            case InvalidTimestampException time -> Optional.of(FailureKind.OWN);
            case InvalidRecordException invalid -> Optional.of(FailureKind.OWN);
            // It may just wrap the registry's absence.
            case SerializationException unwritable ->
                Optional.of(unwritable.getCause() == null ? FailureKind.OWN : Failures.kind(unwritable.getCause()))
                        .map(kind -> kind == FailureKind.UNFORESEEN ? FailureKind.OWN : kind);
            // Denied access, a policy, a version: misconfigured.
            case ApiException refused -> Optional.of(FailureKind.UNFORESEEN);
            default -> Optional.empty();
        };
    }
}
