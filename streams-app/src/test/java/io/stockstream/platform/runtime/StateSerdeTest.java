package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.schema.FrozenSchemas;
import io.stockstream.schema.UndecidableException;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.Facts;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private final Serde<StockLevel> serde = StateSerde.of(StockLevel.class);

    @Test
    void shouldReadWhatItWrote() {
        StockLevel level = StockLevel.newBuilder()
                .setSku("S")
                .setVersion(1L)
                .setOnHand(2L)
                .setUpdatedAt(Facts.NOON)
                .build();

        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", level)))
                .isEqualTo(level);
    }

    @Test
    void shouldReadBytesOfEveryReleasedSchema() throws IOException {
        List<Schema> released = FrozenSchemas.versionsOf(StockLevel.class);
        assertThat(released).isNotEmpty();
        for (Schema schema : released) {
            GenericData.Record old = new GenericData.Record(schema);
            schema.getFields().forEach(field -> old.put(field.name(), sample(field)));
            byte[] bytes = new BinaryMessageEncoder<GenericData.Record>(new GenericData(), schema)
                    .encode(old)
                    .array();

            assertThat(serde.deserializer().deserialize("t", bytes).getSku()).isEqualTo("text");
        }
    }

    private static Object sample(Schema.Field field) {
        return switch (field.schema().getType()) {
            case STRING -> "text";
            case LONG -> 7L;
            case INT -> 7;
            case ARRAY -> List.of();
            default -> GenericData.get().getDefaultValue(field);
        };
    }

    @Test
    void shouldSayWhichStateANewerReleaseWrote() throws IOException {
        byte[] newer = NewerState.of(StockLevel.class);

        assertThatThrownBy(() -> serde.deserializer().deserialize("stockstream-stock-stock-ledger-changelog", newer))
                .isInstanceOf(UndecidableException.class)
                .hasMessageContaining("io.stockstream.stock.StockLevel")
                .hasMessageContaining("stock-ledger")
                .hasMessageContaining(NewerState.fingerprint(newer))
                .hasMessageContaining("Start that release, or a newer one");
    }
}
