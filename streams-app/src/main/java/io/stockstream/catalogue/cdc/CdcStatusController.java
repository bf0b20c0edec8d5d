package io.stockstream.catalogue.cdc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Change data capture for the launcher's {@code status}. */
@RestController
@ConditionalOnCdcWatch
final class CdcStatusController {

    private final CdcStatus status;

    CdcStatusController(CdcStatus status) {
        this.status = status;
    }

    @GetMapping("/cdc/status")
    Map<String, Object> status() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", status.problems().isEmpty() ? "UP" : "DOWN");
        answer.putAll(status.details());
        return answer;
    }
}
