package io.stockstream.report.decide;

import static io.stockstream.report.decide.Reports.held;
import static io.stockstream.report.decide.Reports.moved;
import static io.stockstream.report.decide.Reports.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.report.StockDay;
import io.stockstream.report.topology.ReportDriver;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockDaysTest {

    private final ReportDriver topology = new ReportDriver(Reports.CALENDAR);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldKeepTheLastStockOfEveryDay() {
        post("bolt", 1, 10, "2026-11-21T12:00:00Z");
        post("bolt", 2, 8, "2026-11-21T20:59:59.999Z");
        post("bolt", 3, 7, "2026-11-21T21:00:00Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getReportDate, StockDay::getOnHand, StockDay::getVersion)
                .containsExactlyInAnyOrder(tuple("2026-11-21", 8L, 2L), tuple("2026-11-22", 7L, 3L));
        assertThat(topology.isSilent()).isTrue();
    }

    /** Nothing happened to the sku on the day of the posting, so only the posting is a sign of it. */
    @Test
    void shouldCountAnOldFactInTheDayInWhichItWasPosted() {
        post("bolt", 1, 10, "2026-11-18T12:00:00Z");
        // Decided of a fact of the day before, posted a moment after midnight.
        post("bolt", 2, 5, "2026-11-21T21:00:00.500Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getReportDate, StockDay::getOnHand)
                .containsExactlyInAnyOrder(tuple("2026-11-18", 10L), tuple("2026-11-22", 5L));
    }

    @Test
    void shouldIgnoreStockThatIsToldAgainLater() {
        post("bolt", 2, 8, "2026-11-21T12:00:00Z");
        post("bolt", 1, 10, "2026-11-22T12:00:00Z");
        post("bolt", 2, 8, "2026-11-22T12:00:00Z");

        assertThat(topology.stockDays())
                .singleElement()
                .satisfies(day -> assertThat(day.getOnHand()).isEqualTo(8));
    }

    @Test
    void shouldReadMovementsAndReservationsInWhateverOrderTheyCome() {
        topology.post(held("bolt", 4, 10, 3), Instant.parse("2026-11-22T12:00:00Z"));
        topology.post(held("bolt", 2, 10, 2), Instant.parse("2026-11-20T12:00:00Z"));
        post("bolt", 1, 10, "2026-11-20T11:00:00Z");
        post("bolt", 3, 9, "2026-11-21T12:00:00Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getReportDate, StockDay::getOnHand, StockDay::getReserved)
                .containsExactlyInAnyOrder(
                        tuple("2026-11-20", 10L, 2L), tuple("2026-11-21", 9L, 0L), tuple("2026-11-22", 10L, 3L));
    }

    /** The clock of the broker that has the one topic is behind that of the other. */
    @Test
    void shouldForgetADayThatBeganWithOlderStock() {
        topology.post(held("bolt", 5, 10, 1), Instant.parse("2026-11-21T21:00:00.100Z"));
        post("bolt", 6, 20, "2026-11-21T20:59:59.900Z");

        assertThat(topology.stockDays())
                .singleElement()
                .satisfies(day -> assertThat(day.getReportDate()).isEqualTo("2026-11-21"))
                .satisfies(day -> assertThat(day.getOnHand()).isEqualTo(20));
    }

    /** Reservations that waited are held within the version that made it possible. */
    @Test
    void shouldKeepWhatIsReservedWithinAVersion() {
        topology.post(held("bolt", 3, 10, 6), Instant.parse("2026-11-21T12:00:00Z"));
        topology.post(held("bolt", 3, 10, 8), Instant.parse("2026-11-21T12:00:00Z"));
        post("bolt", 3, 10, "2026-11-21T12:00:00Z");

        assertThat(topology.stockDays())
                .singleElement()
                .satisfies(day -> assertThat(day.getReserved()).isEqualTo(8));
    }

    /** Sales that waited for goods are made within the version of the arrival. */
    @Test
    void shouldKeepWhatIsSoldWithinAVersion() {
        post("bolt", 3, 10, "2026-11-21T12:00:00Z");
        topology.post(sold("bolt", 3, 4, 6), Instant.parse("2026-11-21T12:00:00Z"));
        topology.post(sold("bolt", 3, 2, 8), Instant.parse("2026-11-21T12:00:00Z"));
        topology.post(sold("bolt", 3, 4, 6), Instant.parse("2026-11-21T12:00:00Z"));

        assertThat(topology.stockDays())
                .singleElement()
                .satisfies(day -> assertThat(day.getSold()).isEqualTo(8))
                .satisfies(day -> assertThat(day.getOnHand()).isEqualTo(2));
    }

    @Test
    void shouldPassOverDecisionsThatChangedNothing() {
        StockDecided duplicate = StockDecided.newBuilder(moved("bolt", 7, 10))
                .setOutcome(Outcome.DUPLICATE)
                .setStock(null)
                .build();
        topology.post(duplicate, Reports.NOON);

        assertThat(topology.stockDays()).isEmpty();
        assertThat(topology.isSilent()).isTrue();
    }

    @Test
    void shouldKeepSkusApartWhoseNamesBeginAlike() {
        post("bolt", 1, 1, "2026-11-21T12:00:00Z");
        post("bolt-2026", 9, 2, "2026-11-25T12:00:00Z");
        post("bol", 9, 3, "2026-11-25T12:00:00Z");
        post("bolt", 2, 4, "2026-11-22T12:00:00Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getSku, StockDay::getReportDate, StockDay::getOnHand)
                .containsExactlyInAnyOrder(
                        tuple("bol", "2026-11-25", 3L),
                        tuple("bolt", "2026-11-21", 1L),
                        tuple("bolt", "2026-11-22", 4L),
                        tuple("bolt-2026", "2026-11-25", 2L));
    }

    private void post(String sku, long version, long onHand, String posted) {
        topology.post(moved(sku, version, onHand), Instant.parse(posted));
    }
}
