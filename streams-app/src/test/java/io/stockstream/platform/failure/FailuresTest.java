package io.stockstream.platform.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.task.handler.PermanentTaskException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisTimeoutException;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, PASSING",
        "08P01, PASSING",
        "28P01, PASSING",
        "3D000, PASSING",
        "40001, PASSING",
        "40P01, PASSING",
        "53100, PASSING",
        "53300, PASSING",
        "55P03, PASSING",
        "57014, PASSING",
        "57P01, PASSING",
        "57P03, PASSING",
        "58030, PASSING",
        "25006, PASSING",
        "22001, OWN",
        "22021, OWN",
        "22P05, OWN",
        "23505, OWN",
        "23514, OWN",
        "54000, OWN",
        "42P01, UNFORESEEN",
        "42501, UNFORESEEN",
        "0A000, UNFORESEEN",
        "XX000, UNFORESEEN"
    })
    void shouldSortWhatPostgresSaysByItsState(String state, FailureKind kind) {
        assertThat(Failures.kind(new SQLException("no", state))).isEqualTo(kind);
        assertThat(Failures.kind(new IllegalStateException(new SQLException("no", state))))
                .isEqualTo(kind);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SQLTransientConnectionException("the pool is empty"), FailureKind.PASSING),
                Arguments.of(new SQLException("no state"), FailureKind.UNFORESEEN),
                Arguments.of(new ExecutionException(new NotEnoughReplicasException("x")), FailureKind.PASSING),
                Arguments.of(new org.apache.kafka.common.errors.TimeoutException("x"), FailureKind.PASSING),
                Arguments.of(new UnknownTopicOrPartitionException("x"), FailureKind.PASSING),
                Arguments.of(new ExecutionException(new RecordTooLargeException("x")), FailureKind.OWN),
                Arguments.of(new SerializationException("x"), FailureKind.OWN),
                Arguments.of(new SerializationException("x", new ClassCastException()), FailureKind.OWN),
                Arguments.of(new SerializationException(new ConnectException("registry")), FailureKind.PASSING),
                Arguments.of(new TopicAuthorizationException("x"), FailureKind.UNFORESEEN),
                Arguments.of(new SerializationException(new RestClientException("x", 503, 1)), FailureKind.PASSING),
                Arguments.of(
                        new SerializationException(new RestClientException("x", 404, 40403)), FailureKind.UNFORESEEN),
                Arguments.of(new RedisTimeoutException("x"), FailureKind.PASSING),
                Arguments.of(new RedisConnectionException("x"), FailureKind.PASSING),
                Arguments.of(new RedisOutOfMemoryException("OOM command not allowed"), FailureKind.PASSING),
                Arguments.of(
                        new RedisException("READONLY You can't write against a read only replica."),
                        FailureKind.PASSING),
                Arguments.of(new RedisException("MISCONF Redis is configured to save"), FailureKind.PASSING),
                Arguments.of(new RedisException("WRONGTYPE Operation against a key"), FailureKind.OWN),
                Arguments.of(new RedisException("ERR unknown command"), FailureKind.UNFORESEEN),
                Arguments.of(new MessagingException("connect", new ConnectException("refused")), FailureKind.PASSING),
                Arguments.of(new MessagingException("No mail can be sent"), FailureKind.PASSING),
                Arguments.of(new AuthenticationFailedException("535"), FailureKind.UNFORESEEN),
                Arguments.of(new SMTPSenderFailedException(address(), "MAIL", 550, "no"), FailureKind.UNFORESEEN),
                Arguments.of(new SendFailedException("Invalid Addresses", recipient(550)), FailureKind.OWN),
                Arguments.of(new SendFailedException("Invalid Addresses", recipient(450)), FailureKind.PASSING),
                Arguments.of(new SendFailedException("Invalid Addresses", recipient(552)), FailureKind.PASSING),
                Arguments.of(new PermanentTaskException("no"), FailureKind.OWN),
                Arguments.of(new TimeoutException("late"), FailureKind.PASSING),
                Arguments.of(new UncheckedIOException(new SocketTimeoutException("late")), FailureKind.PASSING),
                Arguments.of(new EOFException("of a record"), FailureKind.UNFORESEEN),
                Arguments.of(new IOException("a file"), FailureKind.UNFORESEEN),
                Arguments.of(new NullPointerException("a defect"), FailureKind.UNFORESEEN),
                Arguments.of(new StackOverflowError(), FailureKind.UNFORESEEN));
    }

    private static InternetAddress address() {
        InternetAddress address = new InternetAddress();
        address.setAddress("ann@example.com");
        return address;
    }

    private static SMTPAddressFailedException recipient(int code) {
        return new SMTPAddressFailedException(address(), "RCPT", code, "no");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldSortWhatTheOthersSay(Throwable error, FailureKind kind) {
        assertThat(Failures.kind(error)).isEqualTo(kind);
    }

    @Test
    void shouldEndWhenCausesGoRound() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(Failures.kind(one)).isEqualTo(FailureKind.UNFORESEEN);
    }
}
