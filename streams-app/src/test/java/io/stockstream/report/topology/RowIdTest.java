package io.stockstream.report.topology;

import static io.stockstream.report.decide.Reports.NOON;
import static io.stockstream.report.decide.Reports.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.movement.FieldError;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowIdTest {

    private static long id(int partition, long offset) {
        return RowId.of(placed("a", partition, offset, NOON));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 12, 64, 65, 100, 2_047, 2_048, 2_049, 5_000})
    void shouldNameEveryPlaceAnotherWayHoweverManyPartitionsThereAre(int partitions) {
        Map<Long, String> places = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            long before = -1;
            for (long offset = 0; offset < 40; offset++) {
                long id = id(partition, offset);
                assertThat(places.put(id, partition + ":" + offset))
                        .as("%d names another place", id)
                        .isNull();
                assertThat(id).as("in the order of time").isGreaterThan(before);
                before = id;
            }
        }
    }

    @Provide
    static Arbitrary<Integer> partitions() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3_000), Arbitraries.integers().greaterOrEqual(0));
    }

    /** What is a number can be read back, so no two places have one. */
    @Property
    void shouldTellPartitionAndOffset(@ForAll("partitions") int partition, @ForAll long anyOffset) {
        long offset = anyOffset & (partition < 2_048 ? (1L << 51) - 1 : (1L << 31) - 1);
        long id = id(partition, offset);

        assertThat(RowId.check(placed("a", partition, offset, NOON))).isEmpty();
        assertThat(id).isNotNegative();
        if ((id & 1) == 0) {
            assertThat(id >> 1 & 2_047).isEqualTo(partition);
            assertThat(id >> 12).isEqualTo(offset);
        } else {
            assertThat(id >> 1 & Integer.MAX_VALUE).isEqualTo(partition);
            assertThat(id >> 32).isEqualTo(offset);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,cause.partition: must not be negative",
        "0,-1,cause.offset: must be 0 to 2251799813685247",
        "0,2251799813685248,cause.offset: must be 0 to 2251799813685247",
        "2048,2147483648,cause.offset: must be 0 to 2147483647"
    })
    void shouldRefuseWhatMakesNoId(int partition, long offset, String said) {
        assertThat(RowId.check(placed("a", partition, offset, NOON)))
                .singleElement()
                .extracting(FieldError::toString)
                .asString()
                .startsWith(said);
    }

    /** Clients read ids as numbers of JSON, of which JavaScript knows 53 bits. */
    @Test
    void shouldFitAJavaScriptNumberForTwoTrillionOrdersOfAPartition() {
        assertThat(id(99, 2_000_000_000_000L)).isLessThan(1L << 53);
    }
}
