package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.TaskQueue;
import io.stockstream.task.TaskRequested;
import io.stockstream.task.store.TaskController;
import io.stockstream.task.topology.TaskTopology;
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

class TaskReadsTest {

    private static final String PATH = "/store/tasks?task_id=t-1";

    private final TopologyDriver driver = new TopologyDriver(serdes -> new TaskTopology(serdes, 1, () -> {}));
    private final DrivenTopology topology = new DrivenTopology(driver);
    private final MockMvc mvc;

    TaskReadsTest() {
        ReadableTopologies topologies = new ReadableTopologies(List.of(topology));
        StoreReader reader = new StoreReader(topologies, new PartitionOwners(topologies), DrivenTopology.SELF);
        mvc = MockMvcBuilders.standaloneSetup(new TaskController(reader, new PartitionCounts(TopicCatalogue.bundled())))
                .setControllerAdvice(new StoreApiErrors())
                .build();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldAnswerATaskAtOnce() throws Exception {
        request();

        assertThat(get(PATH).getContentAsString()).startsWith("""
                {"task_id":"t-1","type":"sum","queue":"DEFAULT","state":"REQUESTED","attempt":0,"payload":"{}","attempts":[],""");
        assertThat(topology.awaited()).isEmpty();
    }

    @Test
    void shouldSayNotFoundOnlyBehindTheBarriersOfAllSources() throws Exception {
        assertThat(get(PATH).getStatus()).isEqualTo(404);
        assertThat(topology.awaited())
                .extracting(TopicPartition::topic)
                .containsExactly("tasks.reports", "tasks.priority", "tasks.default", "tasks.invoices", "tasks.system");
    }

    @Test
    void shouldFindWhatComesWhileItWaits() throws Exception {
        topology.whileWaiting(this::request);

        assertThat(get(PATH).getStatus()).isEqualTo(200);
    }

    @Test
    void shouldWaitForAllSourcesBeforeAFreshRead() throws Exception {
        request();

        assertThat(get(PATH + "&fresh=true").getStatus()).isEqualTo(200);
        assertThat(topology.awaited()).hasSize(5);
    }

    @Test
    void shouldTellWhoHasTheTask() throws Exception {
        for (int partition = 0; partition < 8; partition++) {
            topology.ownedBy(partition, new HostInfo("other", 2));
        }

        assertThat(get(PATH).getStatus()).isNotIn(200, 404);
    }

    private void request() {
        driver.input(Topics.TASKS_DEFAULT)
                .pipeInput("t-1", new TaskRequested("t-1", "sum", TaskQueue.DEFAULT, "{}", Instant.EPOCH));
    }

    private MockHttpServletResponse get(String pathAndQuery) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(pathAndQuery)))
                .andReturn()
                .getResponse();
    }
}
