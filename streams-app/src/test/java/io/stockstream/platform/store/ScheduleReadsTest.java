package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schedule.MissedRuns;
import io.stockstream.schedule.Overlap;
import io.stockstream.schedule.Schedule;
import io.stockstream.schedule.ScheduleRunRequested;
import io.stockstream.schedule.store.ScheduleController;
import io.stockstream.schedule.topology.ScheduleTopology;
import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.topics.TopicCatalogue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ScheduleReadsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TopologyDriver driver = new TopologyDriver(serdes -> new ScheduleTopology(serdes, 1, fired -> {}));
    private final DrivenTopology topology = new DrivenTopology(driver);
    private final MockMvc mvc;

    ScheduleReadsTest() {
        ReadableTopologies topologies = new ReadableTopologies(List.of(topology));
        StoreReader reader = new StoreReader(topologies, new PartitionOwners(topologies), DrivenTopology.SELF);
        mvc = MockMvcBuilders.standaloneSetup(
                        new ScheduleController(reader, new PartitionCounts(TopicCatalogue.bundled())))
                .setControllerAdvice(new StoreApiErrors())
                .build();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldAnswerWhenItRunsNext() throws Exception {
        write();

        assertThat(get("/store/schedules?id=7").getContentAsString())
                .startsWith("{\"schedule_id\":7,\"schedule\":{\"id\":7,\"name\":\"often\"")
                .contains("\"next_run\":\"2026-11-21T12:00:10Z\"", "\"last_run\":null");
        assertThat(topology.awaited()).isEmpty();
    }

    @Test
    void shouldSayNotFoundOnlyBehindTheBarrierOfItsRow() throws Exception {
        assertThat(get("/store/schedules?id=7").getStatus()).isEqualTo(404);
        assertThat(topology.awaited()).extracting(TopicPartition::topic).containsExactly("catalogue.schedules");
    }

    @Test
    void shouldListDecisionsTheNewestFirstInPages() throws Exception {
        write();
        for (int run = 1; run <= 3; run++) {
            driver.input(Topics.SCHEDULE_RUN_REQUESTS).pipeInput("7", new ScheduleRunRequested(7L, "r-" + run), NOON);
        }

        assertThat(get("/store/schedule-firings?id=7&limit=2").getContentAsString())
                .containsSubsequence("\"run_id\":\"r-3\"", "\"number\":3", "\"run_id\":\"r-2\"", "\"number\":2")
                .doesNotContain("r-1");
        assertThat(get("/store/schedule-firings?id=7&limit=2&before=2").getContentAsString())
                .contains("\"run_id\":\"r-1\"")
                .doesNotContain("r-2");
        assertThat(get("/store/schedule-firings?id=7&limit=2&before=1").getContentAsString())
                .isEqualTo("{\"items\":[]}");
        assertThat(get("/store/schedule-firings?id=8&limit=2").getContentAsString())
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void shouldTellWhoHasTheSchedule() throws Exception {
        for (int partition = 0; partition < 8; partition++) {
            topology.ownedBy(partition, new HostInfo("other", 2));
        }

        assertThat(get("/store/schedules?id=7").getStatus()).isNotIn(200, 404);
    }

    private void write() {
        driver.input(Topics.SCHEDULE_ROWS)
                .pipeInput(
                        "7",
                        Schedule.newBuilder()
                                .setId(7)
                                .setName("often")
                                .setEveryMillis(10_000L)
                                .setZone("UTC")
                                .setTaskType("check_pending_orders")
                                .setPayload("{}")
                                .setQueue("default")
                                .setEnabled(true)
                                .setMissedRuns(MissedRuns.RUN_ONCE)
                                .setOverlap(Overlap.ALLOW)
                                .setCreatedAt(NOON)
                                .setVersion(1)
                                .build());
    }

    private MockHttpServletResponse get(String pathAndQuery) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(pathAndQuery)))
                .andReturn()
                .getResponse();
    }
}
