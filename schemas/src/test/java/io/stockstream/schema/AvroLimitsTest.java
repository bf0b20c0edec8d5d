package io.stockstream.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.stockstream.catalogue.ProductRequested;
import java.nio.ByteBuffer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class AvroLimitsTest {

    /** The length of the largest array that Java has: what Avro would allow by itself. */
    private static final byte[] HUGE = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 'x'};

    @Test
    void shouldNotMakeRoomForATextThatIsNotThere() throws Exception {
        AvroSerdes serdes = new AvroSerdes("mock://limits");
        String topic = Topics.PRODUCT_REQUESTS.name();
        int id = serdes.client().register(topic + "-value", new AvroSchema(ProductRequested.getClassSchema()));
        byte[] forged = ByteBuffer.allocate(1 + Integer.BYTES + HUGE.length)
                .put((byte) 0)
                .putInt(id)
                .put(HUGE)
                .array();
        Deserializer<ProductRequested> deserializer =
                serdes.value(Topics.PRODUCT_REQUESTS).deserializer();

        assertThatThrownBy(() -> deserializer.deserialize(topic, forged)).isInstanceOf(KafkaException.class);
    }
}
