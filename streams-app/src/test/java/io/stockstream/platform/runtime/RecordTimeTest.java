package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordTimeTest {

    @Test
    void shouldTakeTheTimestampOfTheRecord() {
        assertThat(new RecordTime().extract(at(7), 100)).isEqualTo(7);
    }

    @Test
    void shouldTakeTheEpochWhenTheProducerGaveNone() {
        assertThat(new RecordTime().extract(at(-1), 100)).isZero();
    }

    private static ConsumerRecord<Object, Object> at(long timestamp) {
        return new ConsumerRecord<>(
                "t",
                0,
                0L,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "k",
                "v",
                new RecordHeaders(),
                Optional.empty());
    }
}
