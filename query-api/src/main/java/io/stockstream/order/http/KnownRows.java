package io.stockstream.order.http;

import io.stockstream.order.KnownRow;
import io.stockstream.order.LineRequested;
import io.stockstream.order.LookupKind;
import io.stockstream.order.PlaceOrder;
import io.stockstream.platform.cache.ConfirmedWrites;
import io.stockstream.platform.cache.LookupName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds what an order is placed against: the confirmed writes of the rows that it names. */
@Component
class KnownRows {

    private final ConfirmedWrites confirmed;

    KnownRows(ConfirmedWrites confirmed) {
        this.confirmed = confirmed;
    }

    /** Rows with a recent write; of all others any version will do. */
    List<KnownRow> of(PlaceOrder order) {
        return confirmed.known(names(order)).entrySet().stream()
                .map(known -> new KnownRow(
                        known.getKey().kind(),
                        known.getKey().key(),
                        known.getValue().version(),
                        known.getValue().deleted()))
                .toList();
    }

    private static Set<LookupName> names(PlaceOrder order) {
        Set<LookupName> names = new LinkedHashSet<>();
        add(names, LookupKind.USER, order.getUserId());
        add(names, LookupKind.ADDRESS, order.getDeliveryAddressId());
        for (LineRequested line : order.getLines()) {
            add(names, LookupKind.PRODUCT, line.getProductId());
            add(names, LookupKind.SKU, line.getSku());
        }
        return names;
    }

    private static void add(Set<LookupName> names, LookupKind kind, Object keyOrNull) {
        if (keyOrNull != null) {
            names.add(new LookupName(kind, keyOrNull.toString()));
        }
    }
}
