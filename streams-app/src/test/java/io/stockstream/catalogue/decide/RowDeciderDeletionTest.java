package io.stockstream.catalogue.decide;

import static io.stockstream.catalogue.decide.RowJournal.deleted;
import static io.stockstream.catalogue.decide.RowJournal.read;
import static io.stockstream.catalogue.decide.RowJournal.removed;
import static io.stockstream.catalogue.decide.RowJournal.written;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a deletion does. */
class RowDeciderDeletionTest {

    private final RowJournal journal = new RowJournal();

    @Test
    void shouldLeaveAMarkAndATombstone() {
        journal.tell(written(5, 50L), deleted(5L, 60L));

        assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, 60L, 0, 1L, null));
        assertThat(journal.published()).containsExactly(5L, null);
        assertThat(journal.live()).isZero();
    }

    @Test
    void shouldMarkTheVersionItTellsWhenThatIsHigher() {
        journal.tell(written(5, 50L), deleted(8L, 90L), written(7, 70L));

        assertThat(journal.stored().getVersion()).isEqualTo(8);
        assertThat(journal.isLive()).as("an older version came later").isFalse();
    }

    @Test
    void shouldCountByPositionWhereVersionsBeganAnew() {
        journal.tell(written(5, 50L), deleted(1L, 60L));

        assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, 60L, 0, 1L, null));
    }

    @Test
    void shouldKeepTheLaterPositionOfTheTwo() {
        journal.tell(written(5, 5_000L), deleted(5L, 60L));

        assertThat(journal.stored().getLsn()).isEqualTo(5_000);
    }

    @Test
    void shouldCountByVersionWhenPositionsAreUnknown() {
        journal.tell(read(5, null), deleted(5L, null));

        assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, null, 0, 1L, null));
    }

    @Test
    void shouldBeIgnoredWhenTheRowWasMadeAgainSince() {
        journal.tell(written(7, 70L), deleted(5L, 60L));

        assertThat(journal.isLive()).isTrue();
        assertThat(journal.ignored()).containsExactly(IgnoreReason.OVERTAKEN);
    }

    @Test
    void shouldNotTakeAnUnknownPositionForAnEarlierOne() {
        journal.tell(read(7, null), deleted(5L, 60L));

        assertThat(journal.isLive()).isTrue();
    }

    @Test
    void shouldCountByPositionAloneWhenItTellsNoVersion() {
        journal.tell(written(5, 50L), deleted(null, 40L));
        assertThat(journal.isLive()).isTrue();

        journal.tell(deleted(null, 60L));

        assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, 60L, 0, 2L, null));
    }

    @Test
    void shouldBeIgnoredWhenItTellsNothing() {
        journal.tell(written(5, 50L), deleted(null, null));

        assertThat(journal.isLive()).isTrue();
        assertThat(journal.ignored()).containsExactly(IgnoreReason.OVERTAKEN);
    }

    @Test
    void shouldBeIgnoredWhenItIsRepeated() {
        journal.tell(written(5, 50L), deleted(5L, 60L), deleted(5L, 60L));

        assertThat(journal.published()).containsExactly(5L, null);
        assertThat(journal.ignored()).containsExactly(IgnoreReason.REPEATED);
        assertThat(journal.live()).isZero();
    }

    @Test
    void shouldMarkARowThatIsNotKnownSoThatNoRepeatRevivesIt() {
        journal.tell(deleted(5L, 60L), written(5, 50L), read(5, null));

        assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, 60L, 0, 0L, null));
        assertThat(journal.published()).isEmpty();
        assertThat(journal.live()).isZero();
        assertThat(journal.ignored())
                .containsExactly(IgnoreReason.NEVER_KNOWN, IgnoreReason.DELETED_SINCE, IgnoreReason.DELETED_SINCE);
    }

    @Test
    void shouldLeaveNothingWhenNothingIsKnownAndItTellsNoVersion() {
        journal.tell(deleted(null, 60L));

        assertThat(journal.stored()).isNull();
        assertThat(journal.ignored()).containsExactly(IgnoreReason.NEVER_KNOWN);
    }

    @Test
    void shouldRemoveWhatIsThereByAnOperatorsTombstone() {
        journal.tell(written(5, 50L), removed());

        assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, 50L, 0, 1L, null));
        assertThat(journal.published()).containsExactly(5L, null);
        assertThat(journal.live()).isZero();
    }

    @Test
    void shouldIgnoreAnOperatorsTombstoneWhereNothingIsThere() {
        journal.tell(removed(), written(5, 50L), deleted(5L, 60L), removed());

        assertThat(journal.ignored()).containsExactly(IgnoreReason.NEVER_KNOWN, IgnoreReason.REPEATED);
        assertThat(journal.published()).containsExactly(5L, null);
    }
}
