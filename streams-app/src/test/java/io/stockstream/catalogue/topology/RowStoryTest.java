package io.stockstream.catalogue.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stockstream.catalogue.CatalogueEntry;
import io.stockstream.catalogue.User;
import io.stockstream.streams.CdcRow;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What becomes of a row that changes, and of changes that come again, late or without a beginning. */
class RowStoryTest extends CatalogueFixture {

    @Test
    void shouldTellTheStoryOfARowThatIsUpdatedDeletedAndMadeAgain() {
        cdc.created(user(1), 10);
        cdc.updated(user(2).with("username", "anna").with("updated_at", "2026-11-22T08:16:00Z"), 20, 1);
        cdc.deleted(CatalogueTable.USERS, "1", 30, 2);
        cdc.created(user(5), 40);

        assertThat(users.readValuesToList())
                .extracting(user -> user == null ? null : user.getVersion())
                .containsExactly(1L, 2L, null, 5L);
        assertThat(entry(CatalogueTable.USERS, "1"))
                .extracting(CatalogueEntry::getVersion, CatalogueEntry::getLsn, CatalogueEntry::getOffset)
                .containsExactly(5L, 40L, 3L);
        assertThat(ignored).isEmpty();
        expectNothingFurther();
    }

    @Test
    void shouldShowARepeatedPartOfTheLogOnce() {
        for (int i = 0; i < 2; i++) {
            cdc.created(user(1), 10);
            cdc.updated(user(2), 20, 1);
            cdc.deleted(CatalogueTable.USERS, "1", 30, 2);
        }

        assertThat(users.readKeyValuesToList()).hasSize(3);
        assertThat(ignored).containsExactly("users DELETED_SINCE", "users DELETED_SINCE", "users REPEATED");
        expectNothingFurther();
    }

    @Test
    void shouldIgnoreWhatIsOvertaken() {
        cdc.updated(user(2), 20, 1);
        cdc.created(user(1), 10);
        cdc.read(user(1), 25);

        assertThat(users.readValuesToList()).extracting(User::getVersion).containsExactly(2L);
        assertThat(ignored).containsExactly("users OVERTAKEN", "users OVERTAKEN");
        expectNothingFurther();
    }

    @Test
    void shouldReadSnapshotsWithAndWithoutPosition() {
        cdc.read(user(1), 10);
        cdc.readIncrementally(user(2));
        cdc.updated(user(2), 20, 1);
        cdc.readIncrementally(user(2));

        assertThat(users.readValuesToList()).extracting(User::getVersion).containsExactly(1L, 2L);
        assertThat(entry(CatalogueTable.USERS, "1").getLsn()).isEqualTo(20);
        assertThat(entry(CatalogueTable.USERS, "1").getOffset()).isOne();
        assertThat(ignored).containsExactly("users REPEATED", "users REPEATED");
        expectNothingFurther();
    }

    @Test
    void shouldTakeAChangeOfThePrimaryKeyForADeletionAndACreation() {
        cdc.created(user(1), 10);
        cdc.deleted(CatalogueTable.USERS, "1", 20, 1);
        cdc.created(CdcRow.of(CatalogueTable.USERS, "100", 2), 20);

        assertThat(users.readKeyValuesToList())
                .extracting(view -> view.key, view -> view.value == null)
                .containsExactly(tuple("1", false), tuple("1", true), tuple("100", false));
        assertThat(counted(CatalogueTable.USERS, "1")).isEqualTo(1);
        expectNothingFurther();
    }

    @Test
    void shouldRemoveARowByAnOperatorsTombstone() {
        cdc.created(user(1), 10);
        cdc.send(CatalogueTable.USERS, "1", null, new RecordHeaders());

        assertThat(users.readValuesToList()).hasSize(2).last().isNull();
        assertThat(counted(CatalogueTable.USERS, "1")).isNull();
        expectNothingFurther();
    }

    @Test
    void shouldMarkADeletionOfWhatItNeverKnewAndShowNothing() {
        cdc.deleted(CatalogueTable.USERS, "1", 30, 2);
        cdc.updated(user(2), 20, 1);

        assertThat(entry(CatalogueTable.USERS, "1"))
                .extracting(CatalogueEntry::getVersion, CatalogueEntry::getRow)
                .containsExactly(2L, null);
        assertThat(ignored).containsExactly("users NEVER_KNOWN", "users DELETED_SINCE");
        expectNothingFurther();
    }
}
