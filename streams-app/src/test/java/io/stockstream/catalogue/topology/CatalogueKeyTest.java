package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueKeyTest {

    @Property
    void shouldSortAsNumbersDo(@ForAll long a, @ForAll long b) {
        assertThat(Integer.signum(user(a).compareTo(user(b)))).isEqualTo(Long.compare(a, b));
    }

    @Property
    void shouldTellTheIdAgain(@ForAll long id, @ForAll String text) {
        String plain = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(CatalogueKey.id(CatalogueTable.USERS, user(id))).isEqualTo(Long.toString(id));
        assertThat(CatalogueKey.id(CatalogueTable.WAREHOUSES, CatalogueKey.of(CatalogueTable.WAREHOUSES, plain)))
                .isEqualTo(plain);
    }

    @Property
    void shouldKeepEveryRowWithinTheBoundsOfItsTableOnly(@ForAll CatalogueTable table, @ForAll long id) {
        Bytes key = CatalogueKey.of(table, Long.toString(id));

        List<CatalogueTable> within = Stream.of(CatalogueTable.values())
                .filter(each ->
                        key.compareTo(CatalogueKey.from(each, null)) >= 0 && key.compareTo(CatalogueKey.end(each)) <= 0)
                .toList();

        assertThat(within).containsExactly(table);
    }

    @Test
    void shouldGoOnRightBehindAnId() {
        Bytes after = CatalogueKey.after(CatalogueTable.USERS, "7");

        assertThat(after).isGreaterThan(user(7)).isLessThan(user(8));
        assertThat(CatalogueKey.after(CatalogueTable.WAREHOUSES, "a"))
                .isGreaterThan(CatalogueKey.of(CatalogueTable.WAREHOUSES, "a"))
                .isLessThan(CatalogueKey.of(CatalogueTable.WAREHOUSES, "aa"));
        assertThat(CatalogueKey.after(CatalogueTable.USERS, null)).isLessThan(user(Long.MIN_VALUE));
    }

    @Test
    void shouldCountInBucketsOf1024Ids() {
        assertThat(bucket(0)).isZero();
        assertThat(bucket(1023)).isZero();
        assertThat(bucket(1024)).isOne();
        assertThat(bucket(-1)).isEqualTo(-1);
        assertThat(CatalogueKey.bucket(CatalogueKey.bucketOf(CatalogueTable.WAREHOUSES, "any text")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "007", "+7", "-0", "7 ", "9223372036854775808"})
    void shouldRefuseWhatIsNoIdOfANumberedTable(String id) {
        assertThatThrownBy(() -> CatalogueKey.of(CatalogueTable.USERS, id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("users");
    }

    private static Bytes user(long id) {
        return CatalogueKey.of(CatalogueTable.USERS, Long.toString(id));
    }

    private static long bucket(long id) {
        return CatalogueKey.bucket(CatalogueKey.bucketOf(CatalogueTable.USERS, Long.toString(id)));
    }
}
