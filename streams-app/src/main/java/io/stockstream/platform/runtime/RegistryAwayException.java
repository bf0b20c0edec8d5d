package io.stockstream.platform.runtime;

import org.apache.kafka.common.KafkaException;

/**
 * The schema registry was away for longer than a record may wait. A {@link KafkaException}, so that no handler takes it
 * for a bad record.
 */
public final class RegistryAwayException extends KafkaException {

    private static final long serialVersionUID = 1L;

    RegistryAwayException(Throwable cause) {
        super(
                "The schema registry stayed away (%s)".formatted(cause.getCause() == null ? cause : cause.getCause()),
                cause);
    }
}
