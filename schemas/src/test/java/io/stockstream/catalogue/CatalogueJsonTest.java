package io.stockstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import io.stockstream.stock.FactPosition;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CatalogueJsonTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T08:16:00.082606Z");
    private static final Instant UPDATED = Instant.parse("2026-11-22T08:16:00Z");

    @Test
    void shouldShowAUserWithoutItsVersion() {
        assertThat(CatalogueJson.of(new User(7L, "ann", "ann@example.org", null, CREATED, null, 42L))
                        .toString())
                .isEqualTo("""
                        {"id":7,"username":"ann","email":"ann@example.org","description":null,\
                        "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null}""");
    }

    @Test
    void shouldShowAnAddress() {
        assertThat(CatalogueJson.of(
                                new Address(8L, 7L, "Main St 1", "Riga", null, "LV-1010", "LV", CREATED, UPDATED, 43L))
                        .toString())
                .isEqualTo("""
                        {"id":8,"user_id":7,"line":"Main St 1","city":"Riga","region":null,"postal_code":"LV-1010",\
                        "country":"LV","created_at":"2026-11-21T08:16:00.082606Z","updated_at":"2026-11-22T08:16:00Z"}""");
    }

    @Test
    void shouldShowAProduct() {
        assertThat(CatalogueJson.of(product("12.50")).toString()).isEqualTo("""
                {"id":9,"sku":"SKU-9","name":"Bolt \\"M8\\"","description":"steel","price":12.50,"currency":"EUR",\
                "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null}""");
    }

    @Test
    void shouldShowAWarehouse() {
        assertThat(CatalogueJson.of(new Warehouse("wh-1", "North", "Riga", CREATED, null, 45L))
                        .toString())
                .isEqualTo("""
                        {"id":"wh-1","name":"North","location":"Riga","created_at":"2026-11-21T08:16:00.082606Z",\
                        "updated_at":null}""");
    }

    @Test
    void shouldShowASchedule() {
        assertThat(CatalogueJson.ofRow(schedule("30 7 * * MON", null, "{\"numbers\": [1, 2.50, 1e3]}"))
                        .toString())
                .isEqualTo("""
                        {"id":3,"name":"sum","cron":"30 7 * * MON","every_seconds":null,"zone":"Europe/Riga","task_type":"sum",\
                        "payload":{"numbers":[1,2.50,1E+3]},"queue":"priority","enabled":true,"missed_runs":"run_all","overlap":"skip",\
                        "created_at":"2026-11-21T08:16:00.082606Z","updated_at":null,"version":46}""");
    }

    @ParameterizedTest
    @CsvSource({"30000,30.0", "1,0.001", "1250,1.25", "31622400000,31622400.0", "100500,100.5"})
    void shouldShowIntervalsInSeconds(long millis, String shown) {
        assertThat(CatalogueJson.of(schedule(null, millis, "{}")).toString())
                .contains("\"cron\":null,\"every_seconds\":" + shown + ",");
    }

    @Test
    void shouldShowAPayloadThatIsNoJsonAsText() {
        assertThat(CatalogueJson.of(schedule("@daily", null, "{\"a"))
                        .get("payload")
                        .stringValue())
                .isEqualTo("{\"a");
    }

    private static Schedule schedule(String cron, Long everyMillis, String payload) {
        return Schedule.newBuilder()
                .setId(3L)
                .setName("sum")
                .setCron(cron)
                .setEveryMillis(everyMillis)
                .setZone("Europe/Riga")
                .setTaskType("sum")
                .setPayload(payload)
                .setQueue("priority")
                .setEnabled(true)
                .setMissedRuns(MissedRuns.RUN_ALL)
                .setOverlap(Overlap.SKIP)
                .setCreatedAt(CREATED)
                .setVersion(46L)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"0,0.00", "5,5.00", "0.1,0.10", "9999999999.99,9999999999.99", "1E+3,1000.00", "100,100.00"})
    void shouldShowEveryPriceWithTwoDecimals(String price, String shown) {
        assertThat(CatalogueJson.of(product(price)).toString()).contains("\"price\":" + shown + ",");
        assertThat(new JsonMapper().writeValueAsString(CatalogueJson.of(product(price))))
                .as("as a web framework writes it")
                .contains("\"price\":" + shown + ",");
    }

    @Test
    void shouldShowAnyRowByItsKind() {
        assertThat(CatalogueJson.ofRow(product("1"))).isEqualTo(CatalogueJson.of(product("1")));
        assertThatThrownBy(() -> CatalogueJson.ofRow(new FactPosition(0, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Product product(String price) {
        return new Product(9L, "SKU-9", "Bolt \"M8\"", "steel", new BigDecimal(price), "EUR", CREATED, null, 44L);
    }
}
