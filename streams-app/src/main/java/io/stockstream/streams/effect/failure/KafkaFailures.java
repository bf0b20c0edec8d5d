package io.stockstream.streams.effect.failure;

import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Sorts what Kafka's clients say. */
final class KafkaFailures {

    private KafkaFailures() {}

    /** The kind; empty when a cause may say more. */
    static Optional<FailureKind> kind(KafkaException error) {
        return switch (error) {
            case RetriableException away -> Optional.of(FailureKind.PASSING);
            case RecordTooLargeException large -> Optional.of(FailureKind.OWN);
            case RecordBatchTooLargeException large -> Optional.of(FailureKind.OWN);
            case InvalidTimestampException time -> Optional.of(FailureKind.OWN);
            case InvalidRecordException invalid -> Optional.of(FailureKind.OWN);
            // It may only wrap that the registry is away.
            case SerializationException unwritable ->
                Optional.of(unwritable.getCause() == null ? FailureKind.OWN : Failures.kind(unwritable.getCause()))
                        .map(kind -> kind == FailureKind.UNFORESEEN ? FailureKind.OWN : kind);
            // Access that is refused, a policy, a version: set up wrongly.
            case ApiException refused -> Optional.of(FailureKind.UNFORESEEN);
            default -> Optional.empty();
        };
    }
}
