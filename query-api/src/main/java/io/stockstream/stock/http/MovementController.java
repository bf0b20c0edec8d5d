package io.stockstream.stock.http;

import io.stockstream.movement.MovementRules;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Takes plain movements, and shows movements. */
@RestController
@RequestMapping(path = "/api/v1/movements", produces = MediaType.APPLICATION_JSON_VALUE)
class MovementController {

    private final PlainReader reader;
    private final CommandResponses responses;
    private final MovementQueries queries;

    MovementController(PlainReader reader, CommandResponses responses, MovementQueries queries) {
        this.reader = reader;
        this.responses = responses;
        this.queries = queries;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> report(@RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
        return responses.answer(reader.read(body), headers.get("Prefer"));
    }

    @GetMapping("/{movement_id}")
    MovementAnswer movement(@PathVariable("movement_id") String movementId) {
        String id = MovementRules.canonicalMovementId(movementId);
        if (!MovementRules.isUuid(id)) {
            throw ApiException.invalid("movement_id", movementId, "must be a UUID");
        }
        return queries.get(id);
    }

    @Heavy(Heavy.Kind.LISTS)
    @GetMapping
    Page<MovementView> history(WebRequest request) {
        Query query = Query.of(request);
        return queries.history(HistoryFilter.of(query), query.limit(), query.text("cursor"));
    }
}
