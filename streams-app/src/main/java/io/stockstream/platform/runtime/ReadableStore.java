package io.stockstream.platform.runtime;

/**
 * A store that can be read from outside.
 *
 * @param topology name of the topology that has it
 * @param storeName name of the store in its topology
 * @param topic a topic that feeds the store; its partitions are the store's
 * @param path name under which callers know it: the last part of its path
 */
public record ReadableStore(String topology, String storeName, String topic, String path) {

    /** One that callers know by its own name. */
    public ReadableStore(String topology, String storeName, String topic) {
        this(topology, storeName, topic, storeName);
    }
}
