package io.stockstream.streams.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.catalogue.Address;
import io.stockstream.catalogue.Product;
import io.stockstream.catalogue.User;
import io.stockstream.order.AddressFound;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.ProductFound;
import io.stockstream.order.UserFound;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookupDeciderTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ProductFound FOUND = new ProductFound(3L, "S-3", "v9", new BigDecimal("12.5000"), "EUR");

    /** One row of each, and a product that was not there before noon. */
    private static final KnownCatalogue CATALOGUE = new KnownCatalogue() {

        @Override
        public User user(String id) {
            return id.equals("1") ? new User(1L, "anna", "anna@example.org", null, NOON, null, 1L) : null;
        }

        @Override
        public Address address(String id) {
            return id.equals("2")
                    ? new Address(2L, 7L, "Main St 1", "Riga", null, "LV-1010", "LV", NOON, null, 1L)
                    : null;
        }

        @Override
        public Product productOfId(String id, Instant asOf) {
            return id.equals("3") && !asOf.isBefore(NOON) ? Products.product(3, "S-3", 9) : null;
        }

        @Override
        public Product productOfSku(String sku, Instant asOf) {
            return sku.equals("S-3") ? productOfId("3", asOf) : null;
        }
    };

    private final LookupDecider decider = new LookupDecider();

    @Test
    void shouldSayWhatTheOrderNeedsOfEachRow() {
        assertThat(found(LookupKind.USER, "1")).isEqualTo(new UserFound("anna@example.org"));
        assertThat(found(LookupKind.ADDRESS, "2")).isEqualTo(new AddressFound(7L));
        assertThat(found(LookupKind.PRODUCT, "3")).isEqualTo(FOUND);
        assertThat(found(LookupKind.SKU, "S-3")).isEqualTo(FOUND);
    }

    @Test
    void shouldFindNothingWhereThereIsNoRow() {
        for (LookupKind kind :
                new LookupKind[] {LookupKind.USER, LookupKind.ADDRESS, LookupKind.PRODUCT, LookupKind.SKU}) {
            assertThat(found(kind, "404")).isNull();
        }
    }

    @Test
    void shouldAskForTheProductOfThatTime() {
        LookupRequested before = new LookupRequested("o-1", LookupKind.PRODUCT, "3", NOON.minusMillis(1), 1);

        assertThat(decider.answer(before, CATALOGUE).getFound()).isNull();
    }

    @Test
    void shouldSayWhichQuestionIsAnswered() {
        LookupRequested request = new LookupRequested("o-1", LookupKind.SKU, "none", NOON, 2);

        assertThat(decider.answer(request, CATALOGUE))
                .isEqualTo(new LookupAnswered("o-1", LookupKind.SKU, "none", 2, null));
    }

    @Test
    void shouldRefuseAKindThatIsNotKnown() {
        assertThatThrownBy(() -> found(LookupKind.UNKNOWN, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private Object found(LookupKind kind, String key) {
        return decider.answer(new LookupRequested("o-1", kind, key, NOON, 1), CATALOGUE)
                .getFound();
    }
}
