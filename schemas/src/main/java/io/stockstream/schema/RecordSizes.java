package io.stockstream.schema;

/** How large records may be, in bytes. A record that its topic does not take would stop the topology that has to write it. */
public final class RecordSizes {

    /** Of a fact, which somebody outside may write: Kafka's own default, so that a letter about it always holds all of it. */
    public static final int FACT = 1_048_588;

    /** Of what this system concludes and writes itself. */
    public static final int CONCLUSION = 4 * 1024 * 1024;

    /**
     * Of the largest conclusion that the limits of input allow. What is left up to {@link #CONCLUSION} is margin: for key, headers and the batch
     * around the record, and for fields that a later version adds.
     */
    public static final int LARGEST_CONCLUSION = CONCLUSION / 4 * 3;

    private RecordSizes() {}
}
