package io.stockstream.platform.monitor;

import io.stockstream.platform.web.Heavy;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows an operator the state of the system. */
@BehindPassword
@RestController
class MonitorController {

    private final MonitorReads reads;

    MonitorController(MonitorReads reads) {
        this.reads = reads;
    }

    @Heavy(Heavy.Kind.LISTS)
    @GetMapping(path = "/api/v1/monitor", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MonitorView> monitor() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reads.read());
    }
}
