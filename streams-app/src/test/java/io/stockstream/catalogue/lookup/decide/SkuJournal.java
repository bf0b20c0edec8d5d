package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Product;
import java.util.ArrayList;
import java.util.List;

/** The view of one sku with the decider as its reader: a correction comes after everything written before. */
final class SkuJournal {

    private final SkuDecider decider = new SkuDecider();
    private final List<SkuChange> view = new ArrayList<>();
    private SkuState state = new SkuState(null, null);
    private int read;

    void write(SkuChange change) {
        view.add(change);
    }

    /** Reads one record; whether there was one. */
    boolean readNext() {
        if (read == view.size()) {
            return false;
        }
        for (SkuEffect effect : decider.decide(state, view.get(read++))) {
            switch (effect) {
                case SkuEffect.Hold(Product product) -> state = new SkuState(product, null);
                case SkuEffect.Free(long version) -> state = new SkuState(null, version);
                case SkuEffect.Correct(SkuChange truth) -> view.add(truth);
            }
        }
        return true;
    }

    Product holder() {
        return state.holder();
    }

    SkuState state() {
        return state;
    }

    /** What a reader of the compacted view sees; {@code null} for a tombstone, and when there is nothing. */
    Product shown() {
        return !view.isEmpty() && view.getLast() instanceof SkuChange.Taken(Product product) ? product : null;
    }

    int length() {
        return view.size();
    }
}
