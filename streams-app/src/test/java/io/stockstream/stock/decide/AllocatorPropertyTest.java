package io.stockstream.stock.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.stock.ReservationPart;
import io.stockstream.stock.StockLevel;
import io.stockstream.stock.topology.StockLedger;
import io.stockstream.stock.topology.WholeMap;
import io.stockstream.streams.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is read warehouse by warehouse is allocated as if everything were looked at. */
class AllocatorPropertyTest {

    /** More than are looked through one by one. */
    private static final int MOST = 2 * StockLedger.MOST_SCANNED;

    @Property
    void shouldAllocateAsIfItLookedAtEverything(
            @ForAll("units") Map<String, Long> units,
            @ForAll("units") Map<String, Long> heldBefore,
            @ForAll("parts") List<ReservationPart> parts) {
        SkuStock stock = held(stored(units), heldBefore);
        Map<String, Long> available = new TreeMap<>();
        units.forEach((id, onHand) -> available.put(id, onHand - Math.min(onHand, heldBefore.getOrDefault(id, 0L))));

        assertThat(result(Allocator.allocate(stock, parts))).isEqualTo(new WholeMap(available).allocate(parts));
        assertThat(unsold(stock, parts))
                .isEqualTo(new WholeMap(units).allocate(parts) instanceof Long missing ? missing : null);
    }

    /** The bound by which the fullest are found hides none of them, and follows them down. */
    @Property
    void shouldKnowABoundOfWhatIsAvailable(
            @ForAll("units") Map<String, Long> units,
            @ForAll("units") Map<String, Long> heldBefore,
            @ForAll("parts") List<ReservationPart> parts) {
        SkuStock stock = held(stored(units), heldBefore);
        if (Allocator.allocate(stock, parts) instanceof Allocator.Result.Served served) {
            SkuStock after = Levels.serve(served, false, new LevelChange(stock, Facts.NOON))
                    .build();

            assertThat(units.keySet())
                    .allMatch(id -> after.available().in(id) <= after.all().getMostAvailable());
            if (parts.stream().anyMatch(part -> part.getWarehouseId() == null)) {
                assertThat(units.keySet())
                        .anyMatch(id -> stock.available().in(id) >= after.all().getMostAvailable());
            }
        }
    }

    private static SkuStock stored(Map<String, Long> units) {
        PlainLedger ledger = new PlainLedger();
        List<StockLevel> levels = new ArrayList<>();
        units.forEach((id, onHand) -> levels.add(StockLevels.inWarehouse(id, onHand)));
        levels.forEach(ledger::put);
        ledger.put(StockLevels.all(levels));
        return ledger.stock(Facts.SKU);
    }

    /** The same stock with a change on top that is not stored yet. */
    private static SkuStock held(SkuStock stock, Map<String, Long> units) {
        LevelChange change = new LevelChange(stock, Facts.NOON);
        units.forEach((id, wanted) -> {
            long there = stock.available().in(id);
            if (there > 0) {
                change.reserved(id, Math.min(wanted, there));
            }
        });
        return change.build();
    }

    private static Object result(Allocator.Result result) {
        return switch (result) {
            case Allocator.Result.Served served -> served.allocations();
            case Allocator.Result.Insufficient insufficient -> insufficient.available();
        };
    }

    private static Long unsold(SkuStock stock, List<ReservationPart> parts) {
        Allocator.Result.Insufficient shortage = Allocator.shortage(stock.unsold(), parts);
        return shortage == null ? null : shortage.available();
    }

    @Provide
    Arbitrary<Map<String, Long>> units() {
        return Arbitraries.maps(warehouse(), Arbitraries.longs().between(0, 9))
                .ofMinSize(1)
                .ofMaxSize(MOST);
    }

    @Provide
    Arbitrary<List<ReservationPart>> parts() {
        Arbitrary<Long> quantity = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(1, 9)),
                Tuple.of(1, Arbitraries.longs().between(10, 60)));
        return Combinators.combine(quantity, warehouse().injectNull(0.7))
                .as(ReservationPart::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** Plain ASCII sorts alike in every order. */
    private static Arbitrary<String> warehouse() {
        return Arbitraries.integers().between(0, MOST - 1).map("W-%02d"::formatted);
    }
}
