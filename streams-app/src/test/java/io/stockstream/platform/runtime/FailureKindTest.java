package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.schema.InvalidRecord;
import io.stockstream.schema.UndecidableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureKindTest {

    private final Exception newer = new UndecidableException("newer", null);
    private final Exception notRegistered =
            new SerializationException("x", new RestClientException("not found", 404, 40403));

    private static final class Broken extends RuntimeException implements InvalidRecord {
        private static final long serialVersionUID = 1L;

        @Override
        public String code() {
            return "broken";
        }
    }

    @Test
    void shouldSortWhatStopsTheProcessingOfARecord() {
        assertThat(FailureKind.of(new Broken())).isEqualTo(FailureKind.INVALID_RECORD);
        assertThat(FailureKind.of(newer)).isEqualTo(FailureKind.UNDECIDABLE);
        assertThat(FailureKind.of(wrapped(newer))).isEqualTo(FailureKind.UNDECIDABLE);
        assertThat(FailureKind.of(wrapped(notRegistered)))
                .as("the schema of an output")
                .isEqualTo(FailureKind.UNDECIDABLE);
        assertThat(FailureKind.of(wrapped(new RecordTooLargeException("large"))))
                .isEqualTo(FailureKind.TOO_LARGE);
        assertThat(FailureKind.of(wrapped(new RegistryAwayException(new SerializationException("x")))))
                .isEqualTo(FailureKind.REGISTRY_AWAY);
        assertThat(FailureKind.of(new TimeoutException("no broker"))).isEqualTo(FailureKind.INFRASTRUCTURE);
        assertThat(FailureKind.of(new NullPointerException())).isEqualTo(FailureKind.UNFORESEEN);
        assertThat(FailureKind.of(wrapped(new OutOfMemoryError()))).isEqualTo(FailureKind.HOPELESS);
        assertThat(FailureKind.of(new StackOverflowError()))
                .as("a defect, which leaves the process sound")
                .isEqualTo(FailureKind.UNFORESEEN);
    }

    @Test
    void shouldSortWhatKeepsBytesFromBeingRead() {
        assertThat(FailureKind.ofReading(new SerializationException("Unknown magic byte!")))
                .isEqualTo(FailureKind.INVALID_RECORD);
        assertThat(FailureKind.ofReading(notRegistered))
                .as("an id that nobody registered")
                .isEqualTo(FailureKind.INVALID_RECORD);
        assertThat(FailureKind.ofReading(new NullPointerException("of a decoder")))
                .isEqualTo(FailureKind.INVALID_RECORD);
        assertThat(FailureKind.ofReading(newer)).isEqualTo(FailureKind.UNDECIDABLE);
        assertThat(FailureKind.ofReading(new RegistryAwayException(new SerializationException("x"))))
                .isEqualTo(FailureKind.REGISTRY_AWAY);
        assertThat(FailureKind.ofReading(new KafkaException("broken"))).isEqualTo(FailureKind.INFRASTRUCTURE);
    }

    private static StreamsException wrapped(Throwable cause) {
        return new StreamsException("in a task", cause);
    }
}
