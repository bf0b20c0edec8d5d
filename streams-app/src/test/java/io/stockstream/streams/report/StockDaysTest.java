package io.stockstream.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockstream.report.StockDay;
import io.stockstream.stock.StockLevel;
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
    void shouldKeepTheLastLevelOfEveryDay() {
        post("bolt", 1, 10, "2026-11-21T12:00:00Z");
        post("bolt", 2, 8, "2026-11-21T20:59:59.999Z");
        post("bolt", 3, 7, "2026-11-21T21:00:00Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getReportDate, StockDay::getOnHand, StockDay::getVersion)
                .containsExactly(tuple("2026-11-21", 8L, 2L), tuple("2026-11-22", 7L, 3L));
        assertThat(topology.isSilent()).isTrue();
    }

    @Test
    void shouldCountAnOldFactInTheDayInWhichItWasPosted() {
        post("bolt", 1, 10, "2026-11-21T12:00:00Z");
        post("bolt", 2, 8, "2026-11-22T12:00:00Z");
        post("bolt", 3, 5, "2026-11-21T13:00:00Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getReportDate, StockDay::getOnHand)
                .containsExactly(tuple("2026-11-21", 10L), tuple("2026-11-22", 5L));
    }

    /** Nothing happened to the sku on the day of the posting, so only the posting is a sign of it. */
    @Test
    void shouldLeaveADayThatIsOverWhenAnOldFactComesToASkuThatLayIdle() {
        post("bolt", 1, 10, "2026-11-18T12:00:00Z");
        post("bolt", 2, 5, "2026-11-20T23:59:59Z", "2026-11-21T21:00:00.500Z");

        assertThat(topology.stockDays())
                .extracting(StockDay::getReportDate, StockDay::getOnHand)
                .containsExactly(tuple("2026-11-18", 10L), tuple("2026-11-22", 5L));
    }

    @Test
    void shouldIgnoreALevelThatIsSaidAgain() {
        post("bolt", 2, 8, "2026-11-21T12:00:00Z");
        post("bolt", 1, 10, "2026-11-22T12:00:00Z");
        post("bolt", 2, 8, "2026-11-22T12:00:00Z");

        assertThat(topology.stockDays())
                .singleElement()
                .satisfies(day -> assertThat(day.getOnHand()).isEqualTo(8));
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

    @Test
    void shouldCountWarehousesTogetherOnly() {
        topology.post(
                StockLevel.newBuilder()
                        .setSku("bolt")
                        .setWarehouseId("A")
                        .setVersion(9)
                        .setOnHand(5)
                        .setUpdatedAt(Instant.parse("2026-11-21T10:00:00Z"))
                        .build(),
                Instant.parse("2026-11-21T10:00:00Z"));

        assertThat(topology.stockDays()).isEmpty();
    }

    private void post(String sku, long version, long onHand, String at) {
        post(sku, version, onHand, at, at);
    }

    private void post(String sku, long version, long onHand, String at, String posted) {
        StockLevel level = StockLevel.newBuilder()
                .setSku(sku)
                .setVersion(version)
                .setOnHand(onHand)
                .setInTransit(0)
                .setLost(0)
                .setSurplus(0)
                .setReceived(onHand)
                .setUpdatedAt(Instant.parse(at))
                .build();
        topology.post(level, Instant.parse(posted));
    }
}
