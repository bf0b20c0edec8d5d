package io.stockstream.streams.query;

import io.stockstream.schema.Topics;
import io.stockstream.streams.view.ViewStores;

/** A store that can be read, with the topic whose partitions it follows. */
public enum ViewStore {
    /** Stock level by sku. */
    STOCK_LEVELS(ViewStores.STOCK_LEVELS, Topics.STOCK_LEVELS.name()),
    /** Skus by warehouse. */
    WAREHOUSE_STOCK(ViewStores.WAREHOUSE_STOCK, Topics.STOCK_LEVELS.name()),
    /** Movement by id. */
    MOVEMENTS(ViewStores.MOVEMENTS, Topics.STOCK_MOVEMENTS.name()),
    /** Movements by product and warehouse. */
    MOVEMENT_HISTORY(ViewStores.MOVEMENT_HISTORY, Topics.STOCK_MOVEMENTS.name());

    private final String storeName;
    private final String topic;

    ViewStore(String storeName, String topic) {
        this.storeName = storeName;
        this.topic = topic;
    }

    /** Name of the store. */
    public String storeName() {
        return storeName;
    }

    /** The topic that feeds the store; its partitions are the store's. */
    public String topic() {
        return topic;
    }
}
