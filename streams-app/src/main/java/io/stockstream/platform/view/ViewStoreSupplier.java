package io.stockstream.platform.view;

import io.stockstream.platform.runtime.StoreKind;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/** Makes the stores of a view, one for each partition. */
public final class ViewStoreSupplier implements KeyValueBytesStoreSupplier {

    private final KeyValueBytesStoreSupplier inner;
    private final ViewRestore<?, ?> restore;

    ViewStoreSupplier(String name, ViewRestore<?, ?> restore) {
        this.inner = StoreKind.ROCKSDB.keyValue(name);
        this.restore = restore;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public ViewStore get() {
        return over(inner.get());
    }

    /** The view in another store than RocksDB. */
    public ViewStore over(KeyValueStore<Bytes, byte[]> store) {
        return new ViewStore(store, restore);
    }

    @Override
    public String metricsScope() {
        return inner.metricsScope();
    }
}
