package io.stockstream.platform.monitor;

import io.stockstream.task.http.TaskCommands;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of the monitor, with its script, its style and its buttons. Its security policy keeps the browser from
 * asking anyone else.
 */
@BehindPassword
@RestController
class MonitorPages {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final TaskCommands tasks;

    MonitorPages(TaskCommands tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/monitor")
    ResponseEntity<Resource> page() {
        return file("monitor.html", MediaType.TEXT_HTML);
    }

    @GetMapping("/monitor/monitor.js")
    ResponseEntity<Resource> script() {
        return file("monitor.js", MediaType.valueOf("text/javascript"));
    }

    @GetMapping("/monitor/monitor.css")
    ResponseEntity<Resource> style() {
        return file("monitor.css", MediaType.valueOf("text/css"));
    }

    @PostMapping("/monitor/tasks/{id}/retry")
    ResponseEntity<Void> retry(@PathVariable("id") String taskId) {
        tasks.retry(taskId);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/monitor/tasks/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable("id") String taskId) {
        tasks.cancel(taskId);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Resource> file(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(new ClassPathResource("monitor/" + name));
    }
}
