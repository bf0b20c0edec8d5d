package io.stockstream.catalogue.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.store.CatalogueRowsReader.LiveRow;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SweepRuleTest {

    private static final SweepRule RULE = new SweepRule(1_000, 2_000);

    @Test
    void shouldDoubtOnlyWhatTheSnapshotHasNotRenewed() {
        LiveRow old = row("1", 999L);
        LiveRow renewed = row("2", 1_000L);
        LiveRow changedSince = row("3", 2_000L);
        LiveRow ofAnotherCluster = row("4", 2_001L);
        LiveRow withoutPosition = row("5", null);

        assertThat(RULE.doubtful(List.of(old, renewed, changedSince, ofAnotherCluster, withoutPosition)))
                .containsExactly(old, ofAnotherCluster, withoutPosition);
    }

    @Test
    void shouldRemoveOnlyWhatTheTableNoLongerHas() {
        LiveRow gone = row("1", 10L);
        LiveRow there = row("2", 10L);

        SweepRule.Verdict verdict = RULE.judge(List.of(gone, there), Set.of("2"));

        assertThat(verdict.gone()).containsExactly(gone);
        assertThat(verdict.unread()).isEqualTo(1);
    }

    @Test
    void shouldNotWaitForTheSnapshotToRenewARowWithoutPosition() {
        assertThat(RULE.judge(List.of(row("1", null)), Set.of("1")).unread()).isZero();
    }

    @Property
    void shouldNeverRemoveARowThatExistsOrIsNewerThanTheSnapshot(@ForAll @LongRange(min = 0, max = 3_000) long lsn) {
        LiveRow row = row("7", lsn);

        assertThat(RULE.judge(RULE.doubtful(List.of(row)), Set.of("7")).gone()).isEmpty();
        if (lsn >= RULE.snapshotLsn() && lsn <= RULE.logEnd()) {
            assertThat(RULE.judge(RULE.doubtful(List.of(row)), Set.of()).gone()).isEmpty();
        }
    }

    private static LiveRow row(String key, Long lsn) {
        return new LiveRow(key, 42, lsn, 17);
    }
}
