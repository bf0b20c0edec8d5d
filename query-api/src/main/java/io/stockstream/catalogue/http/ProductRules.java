package io.stockstream.catalogue.http;

import io.stockstream.catalogue.table.Table;
import io.stockstream.catalogue.table.Tables;
import io.stockstream.money.Currencies;
import io.stockstream.platform.web.ApiException;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Price and currency must fit each other, whichever of the two is changed. */
@Component
class ProductRules implements RowRules {

    private static final String PRICE = "price";
    private static final String CURRENCY = "currency";

    @Override
    public Table table() {
        return Tables.PRODUCTS;
    }

    @Override
    public Map<String, Object> created(Map<String, Object> values) {
        check((BigDecimal) values.get(PRICE), (String) values.get(CURRENCY));
        return values;
    }

    @Override
    public Map<String, Object> changed(ObjectNode row, Map<String, Object> values) {
        if (values.containsKey(PRICE) || values.containsKey(CURRENCY)) {
            BigDecimal price =
                    (BigDecimal) values.getOrDefault(PRICE, row.get(PRICE).decimalValue());
            check(price, (String)
                    values.getOrDefault(CURRENCY, row.get(CURRENCY).stringValue()));
        }
        return values;
    }

    private static void check(BigDecimal price, String currency) {
        if (!Currencies.isAmount(price, currency)) {
            String message = "must have %s, because it is in %s".formatted(Currencies.decimals(currency), currency);
            throw ApiException.invalid(PRICE, price.stripTrailingZeros().toPlainString(), message);
        }
    }
}
