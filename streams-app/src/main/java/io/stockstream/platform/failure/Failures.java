package io.stockstream.platform.failure;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.schema.RegistryFailures;
import io.stockstream.task.handler.PermanentTaskException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.redisson.client.RedisException;

/** Decides whether a retry makes sense after a failure. The first cause that is recognized decides. */
public final class Failures {

    private static final int MOST_CAUSES = 20;

    private Failures() {}

    /** The kind of a failure. */
    public static FailureKind kind(Throwable error) {
        List<Throwable> causes = causes(error);
        // Check these first: Kafka's serializers wrap errors of the registry, which would look like a record that
        // cannot be written.
        if (causes.stream().anyMatch(RestClientException.class::isInstance)) {
            return RegistryFailures.isOutage(error) ? FailureKind.PASSING : FailureKind.UNFORESEEN;
        }
        return causes.stream()
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElse(FailureKind.UNFORESEEN);
    }

    private static Optional<FailureKind> known(Throwable cause) {
        return switch (cause) {
            case PermanentTaskException refused -> Optional.of(FailureKind.OWN);
            case SQLException database -> Optional.of(DatabaseFailures.kind(database));
            case KafkaException kafka -> KafkaFailures.kind(kafka);
            case RedisException redis -> Optional.of(RedisFailures.kind(redis));
            case MessagingException mail -> MailFailures.kind(mail);
            case TimeoutException late -> Optional.of(FailureKind.PASSING);
            case IOException io when isOfTheNetwork(io) -> Optional.of(FailureKind.PASSING);
            default -> Optional.empty();
        };
    }

    /** Other I/O errors, such as truncated bytes, may be the record's fault. */
    private static boolean isOfTheNetwork(IOException error) {
        return error instanceof SocketException
                || error instanceof InterruptedIOException
                || error instanceof UnknownHostException
                || error instanceof SSLException
                || error instanceof HttpTimeoutException
                || error instanceof ClosedChannelException;
    }

    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .forEach(causes::add);
        return causes;
    }
}
