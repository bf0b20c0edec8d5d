package io.stockstream.order.http;

import io.stockstream.money.Currencies;
import io.stockstream.order.PlaceOrder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults for orders. They are written into the request, because decisions follow from the log alone.
 *
 * @param defaultCurrency ISO 4217, for an order when neither it nor its products name one; empty for none
 */
@ConfigurationProperties("stockstream.orders")
record OrderSettings(@DefaultValue("") String defaultCurrency) {

    OrderSettings {
        if (!defaultCurrency.isEmpty() && !Currencies.isKnown(defaultCurrency)) {
            throw new IllegalArgumentException(
                    "DEFAULT_CURRENCY %s; it is %s".formatted(Currencies.RULE, defaultCurrency));
        }
    }

    /** The order with its defaults filled in. */
    PlaceOrder withDefaults(PlaceOrder order) {
        return defaultCurrency.isEmpty() || order.getCurrency() != null
                ? order
                : PlaceOrder.newBuilder(order)
                        .setDefaultCurrency(defaultCurrency)
                        .build();
    }
}
