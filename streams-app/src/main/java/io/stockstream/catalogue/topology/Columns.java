package io.stockstream.catalogue.topology;

import io.stockstream.money.Currencies;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The columns of one row as Debezium writes them. Each that is missing or of another type is named in the exception.
 */
final class Columns {

    private static final String ALTERED =
            "; has the table been altered? Bring this version of streams-app or the column in line";
    private static final Set<String> LONG_TEXTS = Set.of("description", "payload");
    /**
     * Most bytes of UTF-8; the database allows no more in any row. Rows are copied into orders and lists, which have to
     * fit a record.
     */
    private static final int MOST_BYTES = 5_000;

    private static final int MOST_BYTES_OF_LONG = 100_000;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int PRICE_DIGITS = 14;
    private static final int PRICE_DECIMALS = Currencies.SCALE;
    private static final int MILLIS_DECIMALS = 3;

    private final CatalogueTable table;
    private final GenericRecord row;

    Columns(CatalogueTable table, GenericRecord row) {
        this.table = table;
        this.row = row;
    }

    long number(String column) {
        return switch (required(column)) {
            case Long number -> number;
            case Integer number -> number;
            case Object other -> throw wrong(column, other, "must be a whole number" + ALTERED);
        };
    }

    String text(String column) {
        return text(column, required(column));
    }

    /** A text, or {@code null}. */
    String optionalText(String column) {
        Object value = value(column);
        return value == null ? null : text(column, value);
    }

    Instant time(String column) {
        return time(column, required(column));
    }

    /** A time, or {@code null}. */
    Instant optionalTime(String column) {
        Object value = value(column);
        return value == null ? null : time(column, value);
    }

    /** An amount of money: at most 14 digits, 4 of them decimals. */
    BigDecimal price(String column) {
        BigDecimal price = decimal(column, required(column)).stripTrailingZeros();
        if (price.scale() > PRICE_DECIMALS || price.precision() - price.scale() > PRICE_DIGITS - PRICE_DECIMALS) {
            throw wrong(column, price.toPlainString(), "must have at most 10 digits and 4 decimals" + ALTERED);
        }
        return price.setScale(PRICE_DECIMALS);
    }

    /** A number of seconds with at most three decimals, in milliseconds; or {@code null}. */
    Long optionalMillis(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        BigDecimal seconds = decimal(column, value);
        try {
            return seconds.movePointRight(MILLIS_DECIMALS).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(column, seconds.toPlainString(), "must be seconds with at most 3 decimals" + ALTERED);
        }
    }

    boolean flag(String column) {
        return switch (required(column)) {
            case Boolean flag -> flag;
            case Object other -> throw wrong(column, other, "must be true or false" + ALTERED);
        };
    }

    /** A word in small letters that names a constant. */
    <E extends Enum<E>> E word(String column, Class<E> type, E unknown) {
        String word = text(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(unknown);
    }

    private BigDecimal decimal(String column, Object value) {
        if (!(value instanceof ByteBuffer bytes)
                || !(notNull(row.getSchema().getField(column).schema()).getLogicalType()
                        instanceof LogicalTypes.Decimal decimal)) {
            throw wrong(column, value, "must be a decimal in bytes" + ALTERED);
        }
        byte[] unscaled = new byte[bytes.remaining()];
        bytes.duplicate().get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), decimal.getScale());
    }

    private String text(String column, Object value) {
        if (!(value instanceof CharSequence text)) {
            throw wrong(column, value, "must be text" + ALTERED);
        }
        if (text.chars().anyMatch(character -> character == 0)) {
            // PostgreSQL cannot hold this text: it is the connector's placeholder for a large column that was not
            // logged because it did not change.
            throw wrong(
                    column,
                    text,
                    "did not change, and PostgreSQL did not log what it is: set REPLICA IDENTITY FULL on the table and take an"
                            + " incremental snapshot of it");
        }
        int most = LONG_TEXTS.contains(column) ? MOST_BYTES_OF_LONG : MOST_BYTES;
        int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            throw wrong(column, "%d bytes".formatted(bytes), "must have at most %d bytes of UTF-8".formatted(most));
        }
        return text.toString();
    }

    private Instant time(String column, Object value) {
        String text = text(column, value);
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw wrong(column, text, "must be an RFC 3339 time such as 2026-11-21T08:16:00.082606Z");
        }
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw wrong(column, text, "must lie between the years 1 and 9999; correct the row in PostgreSQL");
        }
        return time;
    }

    private Object required(String column) {
        Object value = value(column);
        if (value == null) {
            throw wrong(column, null, "must not be null" + ALTERED);
        }
        return value;
    }

    private Object value(String column) {
        Schema.Field field = row.getSchema().getField(column);
        if (field == null) {
            throw wrong(column, null, "is missing" + ALTERED);
        }
        return row.get(field.pos());
    }

    private static Schema notNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    private InvalidRowException wrong(String column, Object value, String wayOut) {
        return new InvalidRowException(table, column, value, wayOut);
    }
}
