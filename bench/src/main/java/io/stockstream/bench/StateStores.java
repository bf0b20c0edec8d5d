package io.stockstream.bench;

import io.stockstream.platform.runtime.StoreKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a contender keeps its state.
 *
 * @param ledger stock levels
 * @param marks movement marks and reservations
 * @param transactional whether stores are transactional (KIP-892)
 */
record StateStores(StoreKind ledger, StoreKind marks, boolean transactional) {

    /** Everything on disk. */
    static StateStores onDisk(boolean transactional) {
        return new StateStores(StoreKind.ROCKSDB, StoreKind.ROCKSDB, transactional);
    }

    /** Every combination, in the given orders. */
    static List<StateStores> all(List<StoreKind> ledgers, List<StoreKind> marks, List<Boolean> transactional) {
        List<StateStores> all = new ArrayList<>();
        for (StoreKind ledger : ledgers) {
            for (StoreKind kind : marks) {
                transactional.forEach(each -> all.add(new StateStores(ledger, kind, each)));
            }
        }
        return all;
    }

    /** For people. */
    String label() {
        return "ledger in %s, marks in %s%s".formatted(ledger, marks, transactional ? ", transactional" : "");
    }

    /** Part of an application id. */
    String id() {
        return (ledger + "-" + marks + (transactional ? "-transactional" : "")).toLowerCase(Locale.ROOT);
    }
}
