package io.stockstream.catalogue.table;

import io.stockstream.catalogue.table.FieldType.Price;
import io.stockstream.catalogue.table.FieldType.Reference;
import io.stockstream.catalogue.table.FieldType.Text;
import io.stockstream.catalogue.table.Table.Caching;
import io.stockstream.mail.MailAddress;
import io.stockstream.money.Currencies;
import io.stockstream.movement.MovementRules;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of the catalogue, and that of the schedules. */
public final class Tables {

    /** The longest address that fits an SMTP command (RFC 5321 with its errata). */
    private static final int EMAIL = 254;

    private static final int SHORT = 100;
    private static final int LINE = 200;
    private static final int PLACE = 500;
    private static final int DESCRIPTION = 10_000;
    private static final int POSTAL_CODE = 20;
    private static final int CODE = 3;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public static final Table USERS = new Table(
            "/users",
            "users",
            "user",
            IdKind.NUMBER,
            List.of(
                    Field.required(
                            "username",
                            Text.upTo(SHORT).withoutControls().stripped(),
                            "Unique; surrounding spaces are removed.",
                            "ada"),
                    Field.required(
                            "email",
                            Text.upTo(EMAIL)
                                    .matching(text -> MailAddress.problem(text).isEmpty(), MailAddress.RULE),
                            "Unique, case-insensitive.",
                            "ada@example.com"),
                    Field.optional("description", Text.upTo(DESCRIPTION).orEmpty(), "Any text.", "First customer")),
            Map.of("users_username_taken", "username", "users_email_taken", "email"),
            Map.of(),
            List.of(),
            false,
            Optional.of(new Caching(Duration.ofHours(1), false)));

    public static final Table PRODUCTS = new Table(
            "/api/v1/products",
            "products",
            "product",
            IdKind.NUMBER,
            List.of(
                    Field.required(
                            "sku",
                            Text.upTo(MovementRules.MAX_TEXT).withoutControls(),
                            "Unique; the stock keeping unit, which movements call product_id.",
                            "SKU-1"),
                    Field.required("name", Text.upTo(LINE), "What people call it.", "Lamp"),
                    Field.optional("description", Text.upTo(DESCRIPTION).orEmpty(), "Any text.", "Brass, 40 cm"),
                    Field.required(
                            "price",
                            new Price(),
                            "Price of one unit, with at most the currency's decimals: 100 JPY, 19.90 EUR, 1.255 KWD.",
                            "19.90"),
                    Field.required(
                            "currency",
                            Text.upTo(CODE).matching(Currencies::isKnown, Currencies.RULE),
                            "ISO 4217, in capitals; a currency in use.",
                            "EUR")),
            Map.of("products_sku_taken", "sku"),
            Map.of(),
            List.of(new Computed(
                    "stock_quantity",
                    Computed.Kind.COUNT,
                    "Units on hand in all warehouses; null when unknown, as for the past.",
                    "cannot be set: stock is changed by movements (POST /api/v1/movements)",
                    "98")),
            false,
            Optional.of(new Caching(Duration.ofMinutes(10), true)));

    public static final Table ADDRESSES = new Table(
            "/api/v1/addresses",
            "addresses",
            "address",
            IdKind.NUMBER,
            List.of(
                    Field.required("user_id", new Reference(), "Whose address it is.", "1"),
                    Field.required("line", Text.upTo(LINE), "Street and house.", "12 St James's Square"),
                    Field.required("city", Text.upTo(SHORT), "Town.", "London"),
                    Field.optional("region", Text.upTo(SHORT).orEmpty(), "State, province or the like.", "England"),
                    Field.required("postal_code", Text.upTo(POSTAL_CODE), "As the carrier writes it.", "SW1Y 4JH"),
                    Field.required(
                            "country",
                            Text.upTo(CODE)
                                    .matching(COUNTRIES::contains, "must be an ISO 3166-1 alpha-2 code such as DE"),
                            "ISO 3166-1 alpha-2, in capitals.",
                            "GB")),
            Map.of(),
            Map.of("addresses_user_id_unknown", "user_id"),
            List.of(),
            false,
            Optional.empty());

    public static final Table WAREHOUSES = new Table(
            "/api/v1/warehouses",
            "warehouses",
            "warehouse",
            IdKind.TEXT,
            List.of(
                    Field.required("name", Text.upTo(LINE), "What people call it.", "North"),
                    Field.optional("location", Text.upTo(PLACE).orEmpty(), "Where it is.", "Hamburg, Germany")),
            Map.of("warehouses_pkey", "id"),
            Map.of(),
            List.of(),
            false,
            Optional.empty());

    /** All of them, users before the addresses that belong to them. */
    public static final List<Table> ALL = List.of(USERS, PRODUCTS, ADDRESSES, WAREHOUSES, Schedules.TABLE);

    /** What the database checks when a row is changed without being read first, as requests by event do. */
    public static final List<Check> CHECKS = List.of(
            new Check("products_currency_unknown", "currency", Currencies.RULE),
            new Check(
                    "products_price_too_fine",
                    "price",
                    "must not have more decimals than its currency has: 100 JPY, 19.90 EUR, 1.255 KWD"));

    /**
     * Rows that go when the row goes to which they belong.
     *
     * @param table of theirs
     * @param column that names the row to which they belong
     */
    public record Belonging(Table table, String column) {}

    private Tables() {}

    /** What belongs to the rows of a table. */
    public static Optional<Belonging> belongingTo(Table table) {
        return table.equals(USERS) ? Optional.of(new Belonging(ADDRESSES, "user_id")) : Optional.empty();
    }
}
