package io.stockstream.catalogue.lookup.decide;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.movement.MovementRules;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupOutcome;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.RowAsked;
import io.stockstream.order.UserFound;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Answers an order's lookups in the catalogue, never from rows older than those the order was placed against. */
public final class LookupDecider {

    private static final int LONGEST_SKU = MovementRules.MAX_TEXT;

    /** In characters. */
    private static final int LONGEST_NAME = 200;

    /** An answer before it is turned into a record. */
    private record Found(LookupOutcome outcome, Object row) {}

    /**
     * Answers; changes nothing.
     *
     * @param request all rows of a kind that is known
     */
    public LookupAnswered answer(LookupRequested request, KnownCatalogue catalogue) {
        return new LookupAnswered(
                request.getOrderId(),
                request.getRows().stream()
                        .map(row -> answer(row, request.getAsOf(), catalogue))
                        .toList());
    }

    private static RowAnswered answer(RowAsked asked, Instant asOf, KnownCatalogue catalogue) {
        String key = asked.getKey();
        LeastVersion least = new LeastVersion(asked.getLeast());
        Long deleted = catalogue.deletedVersion(asked.getKind(), key);
        Found found = switch (asked.getKind()) {
            case USER -> found(catalogue.user(key), User::getVersion, LookupDecider::user, least, deleted);
            case ADDRESS -> found(catalogue.address(key), Address::getVersion, LookupDecider::address, least, deleted);
            case PRODUCT -> product(catalogue.productOfId(key, asOf, least.ofLive()), least, deleted);
            case SKU -> product(catalogue.productOfSku(key, asOf, least.ofLive()), least, deleted);
            case UNKNOWN -> throw new IllegalArgumentException("UNKNOWN cannot be looked up");
        };
        return new RowAnswered(asked.getKind(), key, asked.getAttempt(), found.row(), found.outcome());
    }

    private static Found product(Product row, LeastVersion least, Long deleted) {
        return found(row, Product::getVersion, LookupDecider::product, least, deleted);
    }

    private static <R> Found found(
            R row, ToLongFunction<R> version, Function<R, Object> fields, LeastVersion least, Long deleted) {
        if (row == null) {
            return new Found(none(least, deleted), null);
        }
        if (!least.isMetByLive(version.applyAsLong(row))) {
            return new Found(LookupOutcome.NOT_YET, null);
        }
        Object found = fields.apply(row);
        return new Found(found == null ? LookupOutcome.GONE : LookupOutcome.FOUND, found);
    }

    private static LookupOutcome none(LeastVersion least, Long deleted) {
        if (!least.isMetByNone(deleted)) {
            return LookupOutcome.NOT_YET;
        }
        return deleted != null || least.saysDeleted() ? LookupOutcome.GONE : LookupOutcome.ABSENT;
    }

    private static Object user(User row) {
        return new UserFound(row.getEmail());
    }

    private static Object address(Address row) {
        return new AddressFound(row.getUserId());
    }

    /**
     * {@code null} for a product whose sku no movement can name: it can never be in stock, so it does not exist for
     * orders.
     */
    private static Object product(Product row) {
        if (row.getSku().isBlank() || row.getSku().length() > LONGEST_SKU || hasControl(row.getSku())) {
            return null;
        }
        return new ProductFound(row.getId(), row.getSku(), shortened(row.getName()), row.getPrice(), row.getCurrency());
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** An order keeps the name of each of its lines, and has to fit a record. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
