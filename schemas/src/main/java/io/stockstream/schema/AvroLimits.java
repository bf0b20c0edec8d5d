package io.stockstream.schema;

import java.util.List;

/**
 * Limits what Avro allocates on behalf of a record. A few forged bytes can claim a text of two gigabytes, and Avro
 * allocates before it checks whether they are there: without limits that is not an unreadable record but an
 * {@link OutOfMemoryError}.
 */
final class AvroLimits {

    /**
     * No Kafka record of ours is larger, so nothing in one can be; as characters of a text, bytes, or items of a
     * collection.
     */
    static final int MOST = 1024 * 1024;

    private static final List<String> PROPERTIES = List.of(
            "org.apache.avro.limits.string.maxLength",
            "org.apache.avro.limits.bytes.maxLength",
            "org.apache.avro.limits.collectionItems.maxLength");

    private AvroLimits() {}

    /** Sets them, which has to be done before Avro reads its first record; one that an operator has set stays. */
    static void set() {
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, Integer.toString(MOST));
            }
        }
    }
}
