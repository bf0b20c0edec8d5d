package io.stockstream.report.http;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Sales of which those of one currency and sku, which lie side by side, are added up. */
final class SummedSkus implements Iterator<SkuView> {

    private final Iterator<SkuView> parts;
    private SkuView next;

    /**
     * @param parts in the order of {@link SkuView#IN_ORDER}
     */
    SummedSkus(Iterator<SkuView> parts) {
        this.parts = parts;
        this.next = parts.hasNext() ? parts.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SkuView next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        SkuView sum = next;
        next = null;
        while (next == null && parts.hasNext()) {
            SkuView part = parts.next();
            if (SkuView.IN_ORDER.compare(sum, part) == 0) {
                sum = sum.plus(part);
            } else {
                next = part;
            }
        }
        return sum;
    }
}
