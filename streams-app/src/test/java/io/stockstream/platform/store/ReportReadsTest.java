package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.order.LogPosition;
import io.stockstream.order.Order;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderLine;
import io.stockstream.order.OrderStatus;
import io.stockstream.order.OrderStep;
import io.stockstream.report.DayClosed;
import io.stockstream.report.ReportKind;
import io.stockstream.report.decide.BusinessCalendar;
import io.stockstream.report.store.ReportController;
import io.stockstream.report.store.StockDayController;
import io.stockstream.report.topology.ReportTopology;
import io.stockstream.schema.Topics;
import io.stockstream.stock.FactPosition;
import io.stockstream.stock.MovementEvent;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.StockDecided;
import io.stockstream.stock.StockTotals;
import io.stockstream.streams.TopologyDriver;
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
            serdes -> new ReportTopology(serdes, 1, 1, new BusinessCalendar(ZoneId.of("Europe/Moscow"))));
    private final DrivenTopology topology = new DrivenTopology(driver);
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
    void shouldTellWhatAShardIsOfADay() throws Exception {
        enter(5, 1, OrderStatus.PENDING);
        enter(6, 4, OrderStatus.PROCESSED, "bolt");

        assertThat(get("/store/report-shards?partition=0&date=" + DAY).getContentAsString())
                .isEqualTo("""
                {"items":[{"report_date":"2026-11-21","zone":"Europe/Moscow","state":"OPEN","orders":2,\
                "orders_by_status":{"cancelled":0,"failed":0,"pending":1,"processed":1},"units":2,\
                "revenue":{"RUB":"25.0000"},"revision":0,"closed_at":null,"stock_closed_at":null,\
                "updated_at":"2026-11-21T12:00:04Z","version":2}]}""");
        assertThat(get("/store/report-shards?partition=0&date=2026-11-22").getContentAsString())
                .isEqualTo("{\"items\":[]}");
        assertThat(get("/store/report-days?date=" + DAY).getStatus())
                .as("it is not over")
                .isEqualTo(404);
        assertThat(topology.awaited()).isEmpty();
    }

    @Test
    void shouldTellWhatADayIsThatIsOver() throws Exception {
        enter(5, 1, OrderStatus.PENDING);
        closeDay();

        assertThat(get("/store/report-days?date=" + DAY).getContentAsString())
                .contains("\"state\":\"FINAL\",\"orders\":1,", "\"closed_at\":\"2026-11-21T21:00:00Z\"");
    }

    @Test
    void shouldWaitForAllOfItsSourcesBeforeAFreshRead() throws Exception {
        assertThat(get("/store/report-days?fresh=true&date=" + DAY).getStatus()).isEqualTo(404);
        assertThat(topology.awaited())
                .containsExactly(day("reports.closings"), day("reports.shard-rows"), day("reports.shard-revisions"));
        topology.awaited().clear();

        for (String list : List.of("report-shards?", "report-rows?limit=9&", "report-totals?limit=9&")) {
            assertThat(items("/store/" + list + "partition=0&fresh=true&date=" + DAY))
                    .isEmpty();
            assertThat(topology.awaited())
                    .containsExactly(new TopicPartition("orders.decisions", 0), new TopicPartition("orders.orders", 0));
            topology.awaited().clear();
        }
    }

    @Test
    void shouldListTheDaysThatAreStillOpen() throws Exception {
        String path = "/store/open-report-days?partition=0&limit=9&before=";
        enter(5, 1, OrderStatus.PENDING);

        assertThat(items(path + "2026-11-22")).extracting(JsonNode::stringValue).containsExactly(DAY);
        assertThat(items(path + DAY)).isEmpty();

        closeDay();
        assertThat(items(path + "2026-11-22")).isEmpty();
    }

    @Test
    void shouldListRowsById() throws Exception {
        enter(700, 1, OrderStatus.PENDING);
        enter(5, 1, OrderStatus.FAILED);
        enter(0, 4, OrderStatus.PROCESSED, "bolt");

        String path = "/store/report-rows?partition=0&date=" + DAY;
        assertThat(texts("row_id", path + "&limit=9")).containsExactly("0", "20480", "2867200");
        assertThat(texts("row_id", path + "&limit=1&after=0")).containsExactly("20480");
        assertThat(items(path + "&limit=9&after=2867200")).isEmpty();
        assertThat(items("/store/report-rows?partition=0&limit=9&date=2026-11-22"))
                .isEmpty();
    }

    @Test
    void shouldListTotalsByCurrencyAndSku() throws Exception {
        enter(1, 4, OrderStatus.PROCESSED, "bolt", "nut");
        enter(2, 4, OrderStatus.PROCESSED, "bolt");

        String path = "/store/report-totals?partition=0&limit=9&date=" + DAY;
        assertThat(texts("sku", path)).containsExactly("bolt", "nut");
        assertThat(texts("units", path)).containsExactly("4", "2");
        assertThat(texts("sku", path + "&after_currency=RUB&after_sku=bolt")).containsExactly("nut");
        assertThat(get(path + "&after_currency=RUB").getStatus()).isEqualTo(400);
    }

    @Test
    void shouldListRevisions() throws Exception {
        closeDay();
        enter(1, 1, OrderStatus.PENDING);
        keep(1, 4, OrderStatus.PROCESSED, "bolt");

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
        assertThat(texts("on_hand", path + "2026-11-22")).containsExactly("5", "8", "3");
        assertThat(texts("on_hand", path + "2026-11-23")).containsExactly("5", "7", "1", "3");
        assertThat(items(path + "2026-11-18")).isEmpty();
        assertThat(texts("sku", "/store/stock-days?partition=0&limit=1&after=axe&date=" + DAY))
                .containsExactly("bolt");
        assertThat(topology.awaited()).isEmpty();

        assertThat(items(path + DAY + "&fresh=true")).hasSize(3);
        assertThat(topology.awaited())
                .containsExactly(
                        new TopicPartition("stock.decisions", 0), new TopicPartition("stock.reservation-decisions", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/store/report-days?date=today",
                "/store/report-rows?partition=0&date=2026-02-30&limit=9",
                "/store/report-shards?partition=0&date=2026-02-30",
                "/store/report-rows?partition=0&date=2026-11-21&limit=0",
                "/store/report-rows?partition=0&date=2026-11-21&limit=9&after=-1",
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
        topology.ownedBy(day("reports.closings").partition(), new HostInfo("other", 2));
        topology.ownedBy(3, new HostInfo("other", 2));

        assertThat(get("/store/report-days?date=" + DAY).getStatus()).isEqualTo(307);
        assertThat(get("/store/report-rows?partition=3&limit=9&fresh=true&date=" + DAY)
                        .getHeader("Location"))
                .startsWith("http://other:2/store/report-rows?");
    }

    private TopicPartition day(String topic) {
        return new TopicPartition(topic, partitions.ofKey(topic, DAY));
    }

    private void closeDay() {
        driver.input(Topics.REPORT_CLOSINGS)
                .pipeInput(
                        DAY,
                        new DayClosed(DAY, ReportKind.ORDERS, "Europe/Moscow", Instant.parse("2026-11-21T21:00:00Z")));
    }

    /** An order placed by the request at the offset. */
    private void enter(long offset, long version, OrderStatus status, String... skus) {
        driver.input(Topics.ORDER_DECISIONS)
                .pipeInput(
                        "o-" + offset,
                        OrderDecided.newBuilder()
                                .setOrderId("o-" + offset)
                                .setSequence(1)
                                .setStep(OrderStep.PLACED)
                                .setStatus(OrderStatus.PENDING)
                                .setExplanation("placed")
                                .setCause(new LogPosition("orders.requests", 0, offset))
                                .setDecidedAt(NOON)
                                .build());
        keep(offset, version, status, skus);
    }

    private void keep(long offset, long version, OrderStatus status, String... skus) {
        List<OrderLine> lines = List.of(skus).stream()
                .map(sku -> new OrderLine(sku, null, null, 2L, new BigDecimal("12.50"), null, List.of(), null, null))
                .toList();
        driver.input(Topics.ORDERS)
                .pipeInput(
                        "o-" + offset,
                        Order.newBuilder()
                                .setOrderId("o-" + offset)
                                .setStatus(status)
                                .setLines(lines)
                                .setCurrency("RUB")
                                .setCreatedAt(NOON)
                                .setProcessedAt(NOON.plusSeconds(version))
                                .setUpdatedAt(NOON.plusSeconds(version))
                                .setVersion(version)
                                .build());
    }

    private void post(String sku, long version, long onHand, String at) {
        driver.input(Topics.STOCK_DECISIONS)
                .pipeInput(
                        sku,
                        StockDecided.newBuilder()
                                .setMovementId("m-" + version)
                                .setSku(sku)
                                .setWarehouseId("A")
                                .setEvent(MovementEvent.ARRIVAL)
                                .setQuantity(1)
                                .setOutcome(Outcome.ACCEPTED)
                                .setOccurredAt(NOON)
                                .setDecidedAt(NOON)
                                .setFact(new FactPosition(0, version))
                                .setStockVersion(version)
                                .setStock(new StockTotals(onHand, 0L, 0L, 0L, 0L, onHand, 0L))
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
