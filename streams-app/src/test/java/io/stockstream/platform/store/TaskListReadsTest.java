package io.stockstream.platform.store;

import static io.stockstream.streams.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.schema.Topics;
import io.stockstream.streams.TopologyDriver;
import io.stockstream.task.Task;
import io.stockstream.task.TaskState;
import io.stockstream.task.store.TaskListController;
import io.stockstream.task.store.TaskPage;
import io.stockstream.task.view.TaskViewsTopology;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the store API says of many tasks. */
class TaskListReadsTest {

    private static final String PATH = "/store/task-index?partition=0&limit=9";

    private final TopologyDriver driver = new TopologyDriver(TaskViewsTopology::new);
    private final DrivenTopology topology = new DrivenTopology(driver);
    private final MockMvc mvc;

    TaskListReadsTest() {
        ReadableTopologies topologies = new ReadableTopologies(List.of(topology));
        StoreReader reader = new StoreReader(topologies, new PartitionOwners(topologies), DrivenTopology.SELF);
        mvc = MockMvcBuilders.standaloneSetup(new TaskListController(reader))
                .setControllerAdvice(new StoreApiErrors())
                .build();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldListAPageOfAPartition() throws Exception {
        keep(task("a", "sum", TaskState.FAILED, 0));
        keep(task("b", "mail", TaskState.FAILED, 0));
        keep(task("c", "sum", TaskState.SUCCEEDED, 9));

        assertThat(ids("")).containsExactly("c", "a", "b");
        assertThat(ids("&status=failed&type=sum")).containsExactly("a");
        assertThat(ids("&queue=default&type=mail")).containsExactly("b");
        assertThat(ids("&queue=PRIORITY")).isEmpty();
        assertThat(ids("&error=server%20of%20B")).containsExactly("b");
        assertThat(ids("&from=2026-11-21T12:00:09Z")).containsExactly("c");
        assertThat(ids("&to=2026-11-21T12:00:09Z")).containsExactly("a", "b");
        assertThat(ids("&before_at=2026-11-21T12:00:00Z&before_id=a")).containsExactly("b");
        assertThat(json("").get("next").isNull()).isTrue();
        assertThat(json("").at("/items/1/error").stringValue()).isEqualTo("The Server of a said no");
        assertThat(get(PATH + "&status=lost").getStatus()).isEqualTo(400);
        assertThat(topology.awaited()).isEmpty();
    }

    /** The index has no entries by state alone. */
    @Test
    void shouldMergeTheTypesOfAState() throws Exception {
        keep(task("a", "sum", TaskState.FAILED, 0));
        keep(task("b", "mail", TaskState.FAILED, 3));
        keep(task("c", "sum", TaskState.FAILED, 3));
        keep(task("d", "invoice", TaskState.FAILED, 5));
        keep(task("e", "mail", TaskState.RUNNING, 4));
        keep(task("f", "none", TaskState.FAILED, 2));
        keep(task("f", "none", TaskState.SUCCEEDED, 2));

        assertThat(ids("&status=failed")).containsExactly("d", "b", "c", "a");
        assertThat(ids("&status=failed&queue=default&to=2026-11-21T12:00:05Z")).containsExactly("b", "c", "a");
        assertThat(ids("&status=failed&from=2026-11-21T12:00:03Z")).containsExactly("d", "b", "c");
        assertThat(ids("&status=failed&before_at=2026-11-21T12:00:03Z&before_id=b"))
                .containsExactly("c", "a");
        assertThat(ids("&status=succeeded")).containsExactly("f");
        assertThat(ids("&status=cancelled")).isEmpty();
    }

    @Test
    void shouldListAStateCompletelyHoweverManyTypesThereAre() throws Exception {
        for (int i = 0; i < TaskListController.MOST_MERGED + 20; i++) {
            keep(task("t-%03d".formatted(i), "type-%03d".formatted(i), TaskState.FAILED, i));
            keep(task("r-%03d".formatted(i), "type-%03d".formatted(i), TaskState.RUNNING, i));
        }

        assertThat(ids("&status=failed")).hasSize(9).startsWith("t-119").endsWith("t-111");
        assertThat(ids("&status=failed&to=2026-11-21T12:00:02Z")).containsExactly("t-001", "t-000");
    }

    @Test
    void shouldEndWhenThePageIsFull() throws Exception {
        keep(task("a", "sum", TaskState.FAILED, 0));
        keep(task("b", "sum", TaskState.FAILED, 0));

        JsonNode page = json("&limit=1", "/store/task-index?partition=0");

        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("next").isNull()).as("the page says where to go on").isTrue();
        assertThat(json("&limit=0", "/store/task-index?partition=0").get("items"))
                .isEmpty();
    }

    @Test
    void shouldSayWhereToGoOnWhenItHasLookedAtEnough() throws Exception {
        for (int i = 0; i < TaskPage.MOST_ENTRIES + 5; i++) {
            keep(task("t-%04d".formatted(i), "sum", TaskState.FAILED, 0));
        }
        keep(task("t-none", "sum", TaskState.RUNNING, -1));

        JsonNode first = json("&error=t-0503");
        assertThat(first.get("items")).isEmpty();
        assertThat(first.get("next").toString())
                .isEqualTo("{\"before_at\":\"2026-11-21T12:00:00Z\",\"before_id\":\"t-0499\"}");

        JsonNode second = json("&error=t-0503&before_at=2026-11-21T12:00:00Z&before_id=t-0499");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.at("/items/0/task_id").stringValue()).isEqualTo("t-0503");
        assertThat(second.get("items")).hasSize(1);
    }

    @Test
    void shouldNotAnswerWithMoreThanCallersCanHold() throws Exception {
        for (String id : List.of("a", "b", "c", "d", "e", "f", "g")) {
            keep(Task.newBuilder(task(id, "sum", TaskState.RUNNING, 0))
                    .setPayload("{\"a\":\"%s\"}".formatted("x".repeat(100_000)))
                    .build());
        }

        JsonNode page = json("");

        assertThat(page.get("items")).hasSize(5);
        assertThat(page.at("/next/before_id").stringValue()).isEqualTo("e");
    }

    @Test
    void shouldPassOverATaskThatGoesOnMeanwhile() throws Exception {
        keep(task("a", "sum", TaskState.RUNNING, 0));
        keep(task("b", "sum", TaskState.RUNNING, 0));
        topology.whileWaiting(() -> keep(task("a", "sum", TaskState.SUCCEEDED, 0)));

        assertThat(ids("&status=running")).containsExactly("b");
    }

    @Test
    void shouldCountTasks() throws Exception {
        keep(task("a", "sum", TaskState.FAILED, 0));
        keep(task("b", "mail", TaskState.RUNNING, 0));
        keep(task("c", "sum", TaskState.FAILED, 0));

        assertThat(get("/store/task-counts?partition=0").getContentAsString())
                .isEqualTo("{\"items\":[{\"type\":\"mail\",\"state\":\"RUNNING\",\"count\":1},"
                        + "{\"type\":\"sum\",\"state\":\"FAILED\",\"count\":2}]}");
    }

    @Test
    void shouldSendToTheOwner() throws Exception {
        topology.ownedBy(0, new HostInfo("other", 2));

        assertThat(get(PATH).getStatus()).isEqualTo(307);
        assertThat(get("/store/task-counts?partition=0").getStatus()).isEqualTo(307);
    }

    private void keep(Task task) {
        driver.input(Topics.TASKS).pipeInput(task.getTaskId(), task);
    }

    private List<String> ids(String filter) throws Exception {
        List<String> ids = new ArrayList<>();
        json(filter).get("items").forEach(item -> ids.add(item.get("task_id").stringValue()));
        return ids;
    }

    private JsonNode json(String filter) throws Exception {
        return json(filter, PATH);
    }

    private JsonNode json(String filter, String path) throws Exception {
        MockHttpServletResponse response = get(path + filter);
        assertThat(response.getStatus()).isEqualTo(200);
        return new JsonMapper().readTree(response.getContentAsString());
    }

    private MockHttpServletResponse get(String pathAndQuery) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(pathAndQuery)))
                .andReturn()
                .getResponse();
    }
}
