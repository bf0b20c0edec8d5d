package io.stockstream.catalogue.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowDeciderPropertyTest {

    private static final int RESTARTS = 4;

    /**
     * Debezium repeats arbitrary parts, snapshots tell of old, new and even coming rows: the end is that of the
     * history.
     */
    @Property
    void shouldEndAsTheHistoryDoes(@ForAll("histories") List<Step> history, @ForAll Random random) {
        RowJournal journal = new RowJournal();

        delivered(history, random).forEach(journal::tell);

        assertEndsAs(history.getLast(), journal);
    }

    /** A snapshot row that comes after everything is the hardest: it may be of any time. */
    @Property
    void shouldNeverReviveOrRevertByALateSnapshot(@ForAll("histories") List<Step> history, @ForAll Random random) {
        RowJournal journal = new RowJournal();

        history.forEach(step -> journal.tell(step.change()));
        history.stream().filter(Step::isLive).forEach(step -> journal.tell(step.snapshot(random)));

        assertEndsAs(history.getLast(), journal);
    }

    /** Readers of the view see versions that only rise, and tombstones only where there was a row. */
    @Property
    void shouldPublishWithoutRepeatsAndNeverGoBack(@ForAll("histories") List<Step> history, @ForAll Random random) {
        RowJournal journal = new RowJournal();

        delivered(history, random).forEach(journal::tell);

        List<Long> versions =
                journal.published().stream().filter(Objects::nonNull).toList();
        assertThat(versions).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < journal.published().size(); i++) {
            if (journal.published().get(i) == null) {
                assertThat(i).isPositive();
                assertThat(journal.published().get(i - 1))
                        .as("before a tombstone")
                        .isNotNull();
            }
        }
    }

    @Property
    void shouldCountTheRowExactlyWhileItIsLive(@ForAll("histories") List<Step> history, @ForAll Random random) {
        RowJournal journal = new RowJournal();
        for (RowChange change : delivered(history, random)) {
            journal.tell(change);

            assertThat(journal.live()).isEqualTo(journal.isLive() ? 1 : 0);
        }
    }

    private static void assertEndsAs(Step end, RowJournal journal) {
        assertThat(journal.isLive()).isEqualTo(end.isLive());
        assertThat(journal.stored().getVersion()).isEqualTo(end.version());
        if (end.isLive()) {
            assertThat(CatalogueEntries.row(journal.stored()))
                    .isEqualTo(RowJournal.row(end.version()).content());
        }
    }

    /** The whole history in order, with jumps back to any place and snapshot rows of any time thrown in. */
    private static List<RowChange> delivered(List<Step> history, Random random) {
        List<Step> live = history.stream().filter(Step::isLive).toList();
        List<RowChange> told = new ArrayList<>();
        int restarts = RESTARTS;
        int next = 0;
        while (next < history.size()) {
            if (random.nextInt(3) == 0) {
                told.add(live.get(random.nextInt(live.size())).snapshot(random));
            }
            told.add(history.get(next).change());
            next++;
            if (restarts > 0 && random.nextInt(4) == 0) {
                restarts--;
                next = random.nextInt(next);
            }
        }
        return told;
    }

    /**
     * A committed change of the row.
     *
     * @param version of the row, or of the row that was deleted
     */
    record Step(boolean isLive, long version, long lsn) {

        RowChange change() {
            return isLive ? RowJournal.written(version, lsn) : RowJournal.deleted(version, lsn);
        }

        /**
         * Read after this change and before the next, by an initial snapshot or by an incremental one, which tells no
         * position.
         */
        RowChange snapshot(Random random) {
            return RowJournal.read(version, random.nextBoolean() ? lsn + 1 : null);
        }
    }

    /**
     * Creates, updates, deletes and creates again; versions rise by one or more, because all tables draw from one
     * sequence.
     */
    @Provide
    Arbitrary<List<Step>> histories() {
        return Arbitraries.integers()
                .between(0, 3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(15)
                .map(RowDeciderPropertyTest::history);
    }

    private static List<Step> history(List<Integer> choices) {
        List<Step> history = new ArrayList<>();
        boolean live = false;
        long version = 0;
        for (int i = 0; i < choices.size(); i++) {
            int choice = choices.get(i);
            boolean delete = live && choice == 0;
            version += delete ? 0 : 1 + choice;
            live = !delete;
            history.add(new Step(live, version, 10L * (i + 1)));
        }
        return history;
    }
}
