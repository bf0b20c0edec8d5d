package io.stockstream.schema;

/** How large records may be, in bytes. A record too large for its topic would stop the topology that writes it. */
public final class RecordSizes {

    /**
     * Limit of a fact, which may come from outside: Kafka's own default, so that a dead letter always has room for all
     * of it.
     */
    public static final int FACT = 1_048_588;

    /** Limit of what this system derives and writes itself. */
    public static final int CONCLUSION = 4 * 1024 * 1024;

    /**
     * Size of the largest conclusion that the input limits allow. The rest up to {@link #CONCLUSION} is margin: for
     * key, headers and the batch around the record, and for fields of later versions.
     */
    public static final int LARGEST_CONCLUSION = CONCLUSION / 4 * 3;

    private RecordSizes() {}
}
