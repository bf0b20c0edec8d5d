package io.stockstream.schedule.http;

import io.stockstream.catalogue.http.CatalogueController;
import io.stockstream.catalogue.table.Schedules;
import io.stockstream.platform.idempotency.GeneratedIds;
import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Query;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows and changes schedules, pauses them, and runs them by hand. */
@RestController
@RequestMapping(path = "/api/v1/schedules", produces = MediaType.APPLICATION_JSON_VALUE)
class ScheduleController extends CatalogueController {

    private final ScheduleRuns runs;
    private final Firings firings;

    ScheduleController(Tools tools, ScheduleRuns runs, Firings firings) {
        super(Schedules.TABLE, tools);
        this.runs = runs;
        this.firings = firings;
    }

    @PostMapping("/{id}/run")
    ResponseEntity<RunReceipt> run(@PathVariable("id") String id, WebRequest request) {
        RunReceipt receipt = runs.run(row(id), GeneratedIds.next(request, "schedule-run"));
        return ResponseEntity.accepted().location(task(receipt.taskId())).body(receipt);
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<ObjectNode> pause(@PathVariable("id") String id) {
        return change(id, enabled(false));
    }

    @PostMapping("/{id}/resume")
    ResponseEntity<ObjectNode> resume(@PathVariable("id") String id) {
        return change(id, enabled(true));
    }

    @Heavy(Heavy.Kind.LISTS)
    @GetMapping("/{id}/firings")
    Page<FiringView> firings(@PathVariable("id") String id, WebRequest request) {
        return firings.page(ScheduleView.id(row(id)), Query.of(request));
    }

    private static ObjectNode enabled(boolean enabled) {
        return JsonNodeFactory.instance.objectNode().put("enabled", enabled);
    }

    private static URI task(String taskId) {
        return UriComponentsBuilder.fromPath("/tasks")
                .pathSegment("{id}")
                .encode(StandardCharsets.UTF_8)
                .build(taskId);
    }
}
