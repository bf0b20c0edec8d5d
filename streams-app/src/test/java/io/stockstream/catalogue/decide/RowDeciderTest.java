package io.stockstream.catalogue.decide;

import static io.stockstream.catalogue.decide.RowJournal.deleted;
import static io.stockstream.catalogue.decide.RowJournal.read;
import static io.stockstream.catalogue.decide.RowJournal.rewritten;
import static io.stockstream.catalogue.decide.RowJournal.row;
import static io.stockstream.catalogue.decide.RowJournal.written;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowDeciderTest {

    private final RowJournal journal = new RowJournal();

    @Nested
    class WhatWasWritten {

        @Test
        void shouldBeKeptCountedAndPublishedWhenNothingIsKnown() {
            journal.tell(written(5, 50L));

            assertThat(journal.stored()).isEqualTo(CatalogueEntries.of(5L, 50L, 0, 0L, row(5).content()));
            assertThat(journal.published()).containsExactly(5L);
            assertThat(journal.live()).isOne();
            assertThat(journal.ignored()).isEmpty();
        }

        @Test
        void shouldCountOnceHoweverOftenTheRowChanges() {
            journal.tell(written(5, 50L), written(6, 60L), written(9, 90L));

            assertThat(journal.published()).containsExactly(5L, 6L, 9L);
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldBeIgnoredWhenItIsRepeated() {
            journal.tell(written(5, 50L), written(5, 50L));

            assertThat(journal.published()).containsExactly(5L);
            assertThat(journal.ignored()).containsExactly(IgnoreReason.REPEATED);
            assertThat(journal.stored().getOffset()).isZero();
        }

        @Test
        void shouldBeIgnoredWhenItIsOvertaken() {
            journal.tell(written(6, 60L), written(5, 50L));

            assertThat(journal.published()).containsExactly(6L);
            assertThat(journal.ignored()).containsExactly(IgnoreReason.OVERTAKEN);
        }

        @Test
        void shouldCountByVersionEvenWithASmallerPosition() {
            journal.tell(written(5, 5_000L), written(6, 60L));

            assertThat(journal.stored().getVersion()).isEqualTo(6);
            assertThat(journal.stored().getLsn()).as("of the other cluster").isEqualTo(60);
        }

        @Test
        void shouldCountByPositionWhereTheVersionWasNotStamped() {
            journal.tell(written(5, 50L), written(5, 51L));

            assertThat(journal.published()).containsExactly(5L, 5L);
            assertThat(journal.stored().getLsn()).isEqualTo(51);
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldOnlyTellThePositionWhenASnapshotWasFirst() {
            journal.tell(read(5, null), written(5, 50L));

            assertThat(journal.published()).containsExactly(5L);
            assertThat(journal.stored().getLsn()).isEqualTo(50);
            assertThat(journal.stored().getOffset()).as("what is published").isZero();
            assertThat(journal.ignored()).containsExactly(IgnoreReason.REPEATED);
        }

        @Test
        void shouldReviveADeletedRowByItsHigherVersion() {
            journal.tell(written(5, 50L), deleted(5L, 60L), written(7, null));

            assertThat(journal.published()).containsExactly(5L, null, 7L);
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldReviveADeletedRowByItsLaterPosition() {
            journal.tell(written(5, 50L), deleted(5L, 60L), written(1, 70L));

            assertThat(journal.published()).as("versions began anew").containsExactly(5L, null, 1L);
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldNotReviveARowThatWasDeletedSince() {
            journal.tell(written(5, 50L), deleted(5L, 60L), written(4, 40L), written(5, 50L), written(5, null));

            assertThat(journal.published()).containsExactly(5L, null);
            assertThat(journal.ignored())
                    .containsOnly(IgnoreReason.DELETED_SINCE)
                    .hasSize(3);
            assertThat(journal.live()).isZero();
        }
    }

    @Nested
    class WhatASnapshotRead {

        @Test
        void shouldBeKeptWhenNothingIsKnown() {
            journal.tell(read(5, 50L));

            assertThat(journal.published()).containsExactly(5L);
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldBeKeptWhenItIsNewerAndHaveNoPositionWhenItTellsNone() {
            journal.tell(written(5, 50L), read(6, null));

            assertThat(journal.published()).containsExactly(5L, 6L);
            assertThat(journal.stored().getLsn()).isNull();
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldBeIgnoredWhenItIsOlderWhateverItsPosition() {
            journal.tell(written(6, 60L), read(5, 70L), read(5, null));

            assertThat(journal.published()).containsExactly(6L);
            assertThat(journal.ignored()).containsExactly(IgnoreReason.OVERTAKEN, IgnoreReason.OVERTAKEN);
            assertThat(journal.stored().getLsn()).isEqualTo(60);
        }

        @Test
        void shouldOnlyTellThePositionWhenTheRowIsTheSame() {
            journal.tell(written(5, 5_000L), read(5, 10L));

            assertThat(journal.published()).containsExactly(5L);
            assertThat(journal.stored().getLsn()).as("basis of the new cluster").isEqualTo(10);
            assertThat(journal.stored().getOffset()).isZero();
            assertThat(journal.ignored()).containsExactly(IgnoreReason.REPEATED);
        }

        @Test
        void shouldBeKeptWhenTheRowWasRewrittenBehindTheBackOfItsVersion() {
            journal.tell(written(5, 50L), rewritten(5, 70L), rewritten(5, 70L));

            assertThat(journal.published()).containsExactly(5L, 5L);
            assertThat(CatalogueEntries.row(journal.stored()))
                    .isEqualTo(RowJournal.rewrittenRow(5).content());
            assertThat(journal.stored().getLsn()).isEqualTo(70);
            assertThat(journal.live()).isOne();
        }

        @Test
        void shouldNotUndoARewriteWhenItIsOlder() {
            journal.tell(written(5, 50L), rewritten(5, 70L), read(5, 60L));

            assertThat(CatalogueEntries.row(journal.stored()))
                    .isEqualTo(RowJournal.rewrittenRow(5).content());
        }

        @Test
        void shouldShowARewriteWithoutAPosition() {
            journal.tell(written(5, 50L), rewritten(5, null));

            assertThat(CatalogueEntries.row(journal.stored()))
                    .isEqualTo(RowJournal.rewrittenRow(5).content());
            assertThat(journal.stored().getLsn()).isEqualTo(50);
        }

        @Test
        void shouldLeaveThePositionWhenItTellsNone() {
            journal.tell(written(5, 50L), read(5, null));

            assertThat(journal.stored().getLsn()).isEqualTo(50);
            assertThat(journal.ignored()).containsExactly(IgnoreReason.REPEATED);
        }

        @Test
        void shouldNeverReviveAMarkOfTheSameOrAHigherVersion() {
            journal.tell(written(5, 50L), deleted(5L, 60L), read(5, 70L), read(4, 70L), read(5, null));

            assertThat(journal.isLive()).isFalse();
            assertThat(journal.ignored())
                    .containsOnly(IgnoreReason.DELETED_SINCE)
                    .hasSize(3);
            assertThat(journal.stored().getLsn()).isEqualTo(60);
        }

        @Test
        void shouldReviveAMarkOfALowerVersion() {
            journal.tell(written(5, 50L), deleted(5L, 60L), read(7, null));

            assertThat(journal.published()).containsExactly(5L, null, 7L);
            assertThat(journal.live()).isOne();
        }
    }
}
