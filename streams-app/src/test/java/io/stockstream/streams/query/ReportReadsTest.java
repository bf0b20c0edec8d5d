package io.stockstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportEntry;
import io.stockstream.report.ReportKind;
import io.stockstream.report.ReportLine;
import io.stockstream.schema.Topics;
import io.stockstream.stock.StockLevel;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.streams.report.BusinessCalendar;
import io.stockstream.streams.report.ReportTopology;
import io.stockstream.topics.TopicCatalogue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the store API says of business days. */
class ReportReadsTest {

    private static final String DAY = "2026-11-21";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TopologyDriver driver = new TopologyDriver(
            serdes -> new ReportTopology(serdes, 1, new BusinessCalendar(ZoneId.of("Europe/Moscow"))));
    private final DrivenTopology topology = new DrivenTopology(ReportTopology.NAME, driver);
    private final PartitionCounts partitions = new PartitionCounts(TopicCatalogue.bundled());
    private final MockMvc mvc = mvc();

    private MockMvc mvc() {
        ReadableTopologies topologies = new ReadableTopologies(List.of(topology));
        StoreReader reader = new StoreReader(topologies, new PartitionOwners(topologies), DrivenTopology.SELF);
        return MockMvcBuilders.standaloneSetup(new ReportController(reader, partitions), new StockDayController(reader))
                .setControllerAdvice(new StoreApiErrors())
                .build();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTellWhatIsKnownOfADay() throws Exception {
        enter(5, 1, "pending");
        enter(6, 4, "processed");

        assertThat(get("/store/report-days?date=" + DAY).getContentAsString()).isEqualTo("""
                {"report_date":"2026-11-21","zone":"Europe/Moscow","state":"OPEN","orders":2,\
                "orders_by_status":{"cancelled":0,"failed":0,"pending":1,"processed":1},"units":2,\
                "revenue":{"RUB":"25.0000"},"revision":0,"closed_at":null,"stock_closed_at":null,\
                "updated_at":"2026-11-21T12:00:04Z","version":2}""");
        assertThat(topology.awaited()).isEmpty();
    }

    @Test
    void shouldSayThatNothingIsKnownBehindBothOfItsSources() throws Exception {
        assertThat(get("/store/report-days?date=" + DAY).getStatus()).isEqualTo(404);
        assertThat(items("/store/report-rows?limit=9&date=" + DAY)).isEmpty();

        assertThat(topology.awaited()).containsExactly(entries(), closings(), entries(), closings());
    }

    @Test
    void shouldTellWhatComesWhileItIsAwaited() throws Exception {
        topology.whileWaiting(() -> enter(5, 1, "pending"));

        assertThat(items("/store/report-rows?limit=9&date=" + DAY)).hasSize(1);
    }

    @Test
    void shouldWaitBeforeAFreshRead() throws Exception {
        enter(5, 1, "pending");

        assertThat(get("/store/report-days?fresh=true&date=" + DAY).getStatus()).isEqualTo(200);
        assertThat(topology.awaited()).containsExactly(entries(), closings());
        assertThat(topology.queries()).as("asked once, behind both").isEqualTo(1);
    }

    @Test
    void shouldListTheDaysOfAPartitionThatAreStillOpen() throws Exception {
        String path = "/store/open-report-days?partition=%d&limit=9&before="
                .formatted(entries().partition());
        enter(5, 1, "pending");

        assertThat(items(path + "2026-11-22")).extracting(JsonNode::stringValue).containsExactly(DAY);
        assertThat(items(path + DAY)).isEmpty();

        driver.input(Topics.REPORT_CLOSINGS)
                .pipeInput(
                        DAY,
                        new DayClosed(DAY, ReportKind.ORDERS, "Europe/Moscow", Instant.parse("2026-11-21T21:00:00Z")));
        assertThat(items(path + "2026-11-22")).isEmpty();
    }

    @Test
    void shouldListRowsById() throws Exception {
        enter(700, 1, "pending");
        enter(5, 1, "failed");
        enter(0, 4, "processed");

        assertThat(texts("row_id", "/store/report-rows?limit=9&date=" + DAY)).containsExactly("0", "5", "700");
        assertThat(texts("row_id", "/store/report-rows?limit=1&after=0&date=" + DAY))
                .containsExactly("5");
        assertThat(items("/store/report-rows?limit=9&after=700&date=" + DAY)).isEmpty();
        assertThat(items("/store/report-rows?limit=9&date=2026-11-22")).isEmpty();
    }

    @Test
    void shouldListTotalsByCurrencyAndSku() throws Exception {
        enter(1, 4, "processed", "bolt", "nut");
        enter(2, 4, "processed", "bolt");

        assertThat(texts("sku", "/store/report-totals?limit=9&date=" + DAY)).containsExactly("bolt", "nut");
        assertThat(texts("units", "/store/report-totals?limit=9&date=" + DAY)).containsExactly("4", "2");
        assertThat(texts("sku", "/store/report-totals?limit=9&after_currency=RUB&after_sku=bolt&date=" + DAY))
                .containsExactly("nut");
        assertThat(get("/store/report-totals?limit=9&after_currency=RUB&date=" + DAY)
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void shouldListRevisions() throws Exception {
        driver.input(Topics.REPORT_CLOSINGS)
                .pipeInput(
                        DAY,
                        new DayClosed(DAY, ReportKind.ORDERS, "Europe/Moscow", Instant.parse("2026-11-21T21:00:00Z")));
        enter(1, 1, "pending");
        enter(1, 4, "processed");

        List<JsonNode> all = items("/store/report-revisions?limit=9&date=" + DAY);
        assertThat(all).extracting(item -> item.get("revision").longValue()).containsExactly(1L, 2L);
        assertThat(all.getFirst().get("before").isNull()).isTrue();
        assertThat(all.getLast().at("/before/status").stringValue()).isEqualTo("pending");
        assertThat(all.getLast().at("/after/status").stringValue()).isEqualTo("processed");
        assertThat(texts("revision", "/store/report-revisions?limit=9&after=1&date=" + DAY))
                .containsExactly("2");
    }

    @Test
    void shouldListStockAsItWasAtTheEndOfTheDay() throws Exception {
        post("axe", 1, 5, "2026-11-20T12:00:00Z");
        post("bolt", 1, 10, "2026-11-19T12:00:00Z");
        post("bolt", 2, 8, "2026-11-21T12:00:00Z");
        post("bolt", 3, 7, "2026-11-23T12:00:00Z");
        post("new", 1, 1, "2026-11-23T12:00:00Z");
        post("saw", 1, 3, "2026-11-21T20:59:59Z");

        String path = "/store/stock-days?partition=0&limit=9&date=";
        assertThat(texts("sku", path + DAY)).containsExactly("axe", "bolt", "saw");
        assertThat(texts("on_hand", path + DAY)).containsExactly("5", "8", "3");
        assertThat(texts("on_hand", path + "2026-11-20")).containsExactly("5", "10");
        assertThat(texts("on_hand", path + "2026-11-23")).containsExactly("5", "7", "1", "3");
        assertThat(items(path + "2026-11-18")).isEmpty();
        assertThat(texts("sku", "/store/stock-days?partition=0&limit=1&after=axe&date=" + DAY))
                .containsExactly("bolt");
        assertThat(topology.awaited()).isEmpty();

        assertThat(items(path + DAY + "&fresh=true")).hasSize(3);
        assertThat(topology.awaited()).containsExactly(new TopicPartition("stock.levels", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/store/report-days?date=today",
                "/store/report-rows?date=2026-02-30&limit=9",
                "/store/report-rows?date=2026-11-21&limit=0",
                "/store/report-rows?date=2026-11-21&limit=9&after=-1",
                "/store/report-revisions?date=2026-11-21&limit=9&after=-1",
                "/store/stock-days?partition=0&date=2026-11-21%00&limit=9",
                "/store/open-report-days?partition=0&before=soon&limit=9",
                "/store/stock-days?partition=0&date=2026-11-21&limit=-1"
            })
    void shouldRefuseWhatMakesNoQuestion(String pathAndQuery) throws Exception {
        assertThat(get(pathAndQuery).getStatus()).isEqualTo(400);
        assertThat(topology.queries()).isZero();
    }

    @Test
    void shouldSendToTheOwner() throws Exception {
        topology.ownedBy(entries().partition(), new HostInfo("other", 2));

        assertThat(get("/store/report-days?date=" + DAY).getStatus()).isEqualTo(307);
        assertThat(get("/store/report-rows?limit=9&fresh=true&date=" + DAY).getHeader("Location"))
                .startsWith("http://other:2/store/report-rows?");
    }

    private TopicPartition entries() {
        return new TopicPartition("reports.entries", partitions.ofKey("reports.entries", DAY));
    }

    private TopicPartition closings() {
        return new TopicPartition("reports.closings", entries().partition());
    }

    private void enter(long rowId, long version, String status, String... skus) {
        List<ReportLine> lines = List.of(skus).stream()
                .map(sku -> new ReportLine(sku, 2L, new BigDecimal("25.00")))
                .toList();
        driver.input(Topics.REPORT_ENTRIES)
                .pipeInput(
                        DAY,
                        new ReportEntry(
                                DAY,
                                "Europe/Moscow",
                                rowId,
                                "o-" + rowId,
                                status,
                                2L,
                                lines,
                                "RUB",
                                NOON,
                                NOON.plusSeconds(version),
                                version));
    }

    private void enter(long rowId, long version, String status) {
        enter(rowId, version, status, status.equals("processed") ? new String[] {"bolt"} : new String[0]);
    }

    private void post(String sku, long version, long onHand, String at) {
        driver.input(Topics.STOCK_LEVELS)
                .pipeInput(
                        sku,
                        StockLevel.newBuilder()
                                .setSku(sku)
                                .setVersion(version)
                                .setOnHand(onHand)
                                .setInTransit(0)
                                .setLost(0)
                                .setSurplus(0)
                                .setReceived(onHand)
                                .setUpdatedAt(Instant.parse(at))
                                .build(),
                        Instant.parse(at));
    }

    private MockHttpServletResponse get(String pathAndQuery) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(pathAndQuery)))
                .andReturn()
                .getResponse();
    }

    private List<JsonNode> items(String pathAndQuery) throws Exception {
        return new JsonMapper()
                .readTree(get(pathAndQuery).getContentAsString())
                .get("items")
                .valueStream()
                .toList();
    }

    private List<String> texts(String field, String pathAndQuery) throws Exception {
        return items(pathAndQuery).stream()
                .map(item -> item.get(field).asString())
                .toList();
    }
}
