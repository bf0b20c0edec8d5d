package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.schema.RegistryFailures;
import java.io.EOFException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RegistryPatienceTest {

    private final RegistryPatience patience = new RegistryPatience(Duration.ofSeconds(20));

    @Test
    void shouldTryAgainWhileTheRegistryIsAway() {
        AtomicInteger calls = new AtomicInteger();

        String answer = patience.call(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new SerializationException("no schema", new ConnectException("refused"));
            }
            return "schema";
        });

        assertThat(answer).isEqualTo("schema");
        assertThat(calls).hasValue(3);
    }

    @Test
    void shouldGiveUpLongBeforeTheTransactionDoes() {
        RegistryPatience hasty = new RegistryPatience(Duration.ofMillis(10));

        assertThatThrownBy(() -> hasty.call(() -> {
                    throw new SerializationException("no schema", new ConnectException("refused"));
                }))
                .isInstanceOf(RegistryAwayException.class)
                .hasMessageContaining("refused");
        assertThat(TransactionBudget.registryPatience().multipliedBy(2)).isLessThan(TransactionBudget.SHORTEST);
    }

    @Test
    void shouldGiveUpAtOnceOnBytesThatEndTooEarly() {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> patience.call(() -> {
                    calls.incrementAndGet();
                    throw new SerializationException("bad Avro", new EOFException());
                }))
                .isInstanceOf(SerializationException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldTellAnAnswerFromAnOutage() {
        assertThat(RegistryFailures.isOutage(rest(404))).as("unknown schema id").isFalse();
        assertThat(RegistryFailures.isOutage(rest(503))).as("overloaded").isTrue();
        assertThat(RegistryFailures.isOutage(rest(401))).as("wrong credentials").isTrue();
    }

    private static Exception rest(int status) {
        return new SerializationException("x", new RestClientException("x", status, status * 100 + 3));
    }
}
