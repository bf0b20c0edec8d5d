package io.stockstream.task.http;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import io.stockstream.task.type.TaskTypes;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows which types of tasks there are. */
@RestController
@RequestMapping(path = "/api/v1/tasks/types", produces = MediaType.APPLICATION_JSON_VALUE)
class TaskTypeController {

    private final TaskTypes types;

    TaskTypeController(TaskTypes types) {
        this.types = types;
    }

    @GetMapping
    List<TaskTypeView> types() {
        return types.all().stream().map(TaskTypeView::of).toList();
    }

    @GetMapping("/{type}")
    TaskTypeView type(@PathVariable("type") String type) {
        return types.find(type)
                .map(TaskTypeView::of)
                .orElseThrow(() ->
                        ApiException.of(ProblemCode.NOT_FOUND, "No worker knows the type of task %s.".formatted(type)));
    }
}
