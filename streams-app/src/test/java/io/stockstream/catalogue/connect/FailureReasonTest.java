package io.stockstream.catalogue.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void shouldNameTheSubjectOfAnIncompatibleSchema() throws IOException {
        FailureReason reason = FailureReason.of(trace("incompatible-schema"));

        assertThat(reason.subject()).contains("cdc.addresses-value");
        assertThat(reason.text())
                .isEqualTo("RuleViolationException: Incompatible artifact: cdc.addresses-value [AVRO], … "
                        + "reader type: STRING not compatible with writer type: LONG at /fields/5/type, "
                        + "reader type: LONG not compatible with writer type: STRING at /fields/5/type");
    }

    @Test
    void shouldTakeTheDeepestOfSeveralCauses() {
        FailureReason reason = FailureReason.of("""
                org.apache.kafka.connect.errors.ConnectException: An exception occurred in the change event producer.
                \tat io.debezium.pipeline.ErrorHandler.setProducerThrowable(ErrorHandler.java:67)
                Caused by: io.debezium.DebeziumException: Cannot seek to the last known offset
                \tat io.debezium.connector.postgresql.PostgresConnectorTask.start(PostgresConnectorTask.java:1)
                \t... 9 more
                Caused by: org.postgresql.util.PSQLException: ERROR: replication slot "stockstream" is active for PID 77
                  Hint: wait
                \tat org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2713)
                \t... 5 more
                """);

        assertThat(reason.text())
                .isEqualTo("PSQLException: ERROR: replication slot \"stockstream\" is active for PID 77 Hint: wait");
        assertThat(reason.subject()).isEmpty();
    }

    @Test
    void shouldSayWhatWasCalledWhenTheDeepestCauseIsOfTheJdk() {
        FailureReason reason = FailureReason.of("""
                org.apache.kafka.connect.errors.ConnectException: Tolerance exceeded in error handler
                \tat A.b(A.java:1)
                Caused by: io.apicurio.rest.client.error.ApicurioRestClientException: http://127.0.0.1:8081 does not answer
                \tat A.b(A.java:1)
                Caused by: java.net.ConnectException: Connection refused
                \tat A.b(A.java:1)
                Caused by: java.nio.channels.ClosedChannelException
                \tat A.b(A.java:1)
                """);

        assertThat(reason.text())
                .isEqualTo("ApicurioRestClientException: http://127.0.0.1:8081 does not answer; "
                        + "ConnectException: Connection refused");
    }

    @Test
    void shouldNameTheExceptionWhenNoneSaysAnything() {
        assertThat(FailureReason.of("java.lang.NullPointerException\n\tat A.b(A.java:1)\n")
                        .text())
                .isEqualTo("NullPointerException");
        assertThat(FailureReason.of("").text()).isEqualTo("no reason given");
    }

    @Test
    void shouldBoundTheLength() {
        assertThat(FailureReason.of("a.B: " + "x".repeat(10_000)).text()).hasSizeLessThan(500);
    }

    @Test
    void shouldTakeAnotherPositionForTheSameFailure() {
        FailureReason first = FailureReason.of("a.B: cannot read at 77");

        assertThat(first.isSameAs(FailureReason.of("a.B: cannot read at 1234"))).isTrue();
        assertThat(first.isSameAs(FailureReason.of("a.B: cannot write at 77"))).isFalse();
    }

    private static String trace(String name) throws IOException {
        try (InputStream trace = FailureReasonTest.class.getResourceAsStream("/traces/" + name + ".txt")) {
            return new String(trace.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
