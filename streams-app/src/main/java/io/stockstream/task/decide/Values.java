package io.stockstream.task.decide;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a record holds, as lists that can be compared: Avro's own comparison fails at times in nested records that may
 * be null.
 */
final class Values {

    private Values() {}

    /** The values of the record's fields, in their order. */
    static List<Object> of(SpecificRecord record) {
        return IntStream.range(0, record.getSchema().getFields().size())
                .mapToObj(record::get)
                .map(Values::plain)
                .toList();
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SpecificRecord nested -> of(nested);
            case List<?> many -> many.stream().map(Values::plain).toList();
            case null, default -> value;
        };
    }
}
