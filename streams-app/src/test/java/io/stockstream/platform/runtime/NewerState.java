package io.stockstream.platform.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** State as written by a release with one more field. */
public final class NewerState {

    private NewerState() {}

    /** Bytes of a record without content. */
    public static byte[] of(Class<? extends SpecificRecord> type) throws IOException {
        Schema schema = SpecificData.get().getSchema(type);
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("of_tomorrow", Schema.create(Schema.Type.LONG), null, 0L));
        Schema newer = Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
        GenericData.Record state = new GenericData.Record(newer);
        newer.getFields().forEach(field -> state.put(field.name(), sample(field)));
        ByteBuffer bytes = new BinaryMessageEncoder<GenericData.Record>(new GenericData(), newer).encode(state);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    /** As messages show it. */
    public static String fingerprint(byte[] state) {
        return "%016x"
                .formatted(ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
    }

    private static Object sample(Schema.Field field) {
        return switch (field.schema().getType()) {
            case STRING -> "text";
            case LONG -> 7L;
            case ARRAY -> List.of();
            default -> GenericData.get().getDefaultValue(field);
        };
    }
}
