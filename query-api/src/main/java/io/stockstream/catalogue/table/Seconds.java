package io.stockstream.catalogue.table;

import io.stockstream.catalogue.CatalogueJson;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A length of time in seconds: numeric(12, 3). */
public record Seconds() implements FieldType {

    public static final BigDecimal LEAST = BigDecimal.ONE;
    /** 366 days. */
    public static final BigDecimal MOST = BigDecimal.valueOf(31_622_400);

    private static final int DECIMALS = 3;

    @Override
    public Object read(JsonNode node) throws WrongValueException {
        if (!node.isNumber()) {
            throw new WrongValueException("must be a number");
        }
        BigDecimal seconds = node.decimalValue();
        if (seconds.compareTo(LEAST) < 0 || seconds.compareTo(MOST) > 0) {
            throw new WrongValueException("must be from 1 to %s (366 days)".formatted(MOST.toPlainString()));
        }
        if (seconds.stripTrailingZeros().scale() > DECIMALS) {
            throw new WrongValueException("must have at most three decimals");
        }
        return seconds.setScale(DECIMALS);
    }

    @Override
    public boolean isTypeOf(JsonNode node) {
        return node.isNumber();
    }

    @Override
    public void copy(ResultSet row, String name, ObjectNode json) throws SQLException {
        BigDecimal seconds = row.getBigDecimal(name);
        json.put(name, seconds == null ? null : CatalogueJson.seconds(seconds));
    }
}
