package io.stockstream.catalogue.lookup.decide;

import static io.stockstream.catalogue.lookup.Products.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Product;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SkuDeciderPropertyTest {

    private static final String SKU = "A";

    /**
     * However the changes are mixed and repeated, the sku ends with the product that the table gives it, and the view
     * shows it.
     */
    @Property
    void shouldEndAsTheTableDoes(@ForAll("tables") Table table, @ForAll Random random) {
        List<SkuChange> told = new ArrayList<>(table.changes());
        table.changes().stream().filter(change -> random.nextInt(3) == 0).forEach(told::add);
        Collections.shuffle(told, random);

        SkuJournal journal = tell(told, random);

        assertThat(journal.holder()).isEqualTo(table.holder());
        assertThat(journal.shown()).isEqualTo(table.holder());
    }

    /** Including the state beside the holder, so that later changes are decided alike. */
    @Property
    void shouldEndInTheSameStateInAnyOrder(@ForAll("tables") Table table, @ForAll Random random) {
        List<SkuChange> told = new ArrayList<>(table.changes());
        SkuState inOrder = tell(told, random).state();
        Collections.shuffle(told, random);

        assertThat(tell(told, random).state()).isEqualTo(inOrder);
    }

    /** A correction is made for a record that lost, never for a correction of the truth: the view comes to rest. */
    @Property
    void shouldNotCorrectMoreThanWasTold(@ForAll("tables") Table table, @ForAll Random random) {
        List<SkuChange> told = new ArrayList<>(table.changes());
        Collections.shuffle(told, random);

        SkuJournal journal = new SkuJournal();
        told.forEach(change -> {
            journal.write(change);
            readAll(journal);
        });

        assertThat(journal.length()).isLessThanOrEqualTo(2 * told.size());
    }

    /** The reader's lag is random. */
    private static SkuJournal tell(List<SkuChange> told, Random random) {
        SkuJournal journal = new SkuJournal();
        for (SkuChange change : told) {
            journal.write(change);
            while (random.nextBoolean() && journal.readNext()) {
                // Reads on.
            }
        }
        readAll(journal);
        return journal;
    }

    private static void readAll(SkuJournal journal) {
        while (journal.readNext()) {
            // Reads to the end, corrections too.
        }
    }

    /**
     * Two products, of which at most one has the sku: each choice gives, takes, deletes or merely changes one of them.
     */
    @Provide
    Arbitrary<Table> tables() {
        return Arbitraries.integers()
                .between(0, 7)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(Table::of);
    }

    /**
     * What became of the table.
     *
     * @param holder the final product of the sku; {@code null} for none
     * @param changes the changes of the sku, in the order of the table
     */
    record Table(Product holder, List<SkuChange> changes) {

        static Table of(List<Integer> choices) {
            Map<Long, Product> rows = new HashMap<>();
            List<SkuChange> changes = new ArrayList<>();
            long version = 0;
            for (int choice : choices) {
                long id = 1L + choice % 2;
                Product before = rows.get(id);
                Product now = row(rows, id, choice / 2, ++version);
                rows.put(id, now);
                SkuChange.of(before, now).stream()
                        .filter(change -> change.sku().equals(SKU))
                        .forEach(changes::add);
            }
            Product holder = rows.values().stream()
                    .filter(Objects::nonNull)
                    .filter(row -> row.getSku().equals(SKU))
                    .findFirst()
                    .orElse(null);
            return new Table(holder, changes);
        }

        private static Product row(Map<Long, Product> rows, long id, int what, long version) {
            Product other = rows.get(3 - id);
            boolean isFree = other == null || !other.getSku().equals(SKU);
            return switch (what) {
                case 0, 1 -> product(id, isFree ? SKU : "own-" + id, version);
                case 2 -> product(id, "own-" + id, version);
                default -> null;
            };
        }
    }
}
