package io.stockstream.api.movement;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes movements in CloudEvents envelopes. */
@RestController
class WebhookController implements WebhookApi {

    private final WebhookReader reader;
    private final CommandResponses responses;

    WebhookController(WebhookReader reader, CommandResponses responses) {
        this.reader = reader;
        this.responses = responses;
    }

    @Override
    @PostMapping(
            path = "/api/v1/kafka/webhook",
            consumes = {WebhookReader.STRUCTURED, WebhookReader.BATCH, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Receipt> receive(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
        return responses.answer(reader.read(headers, body), headers.get("Prefer"));
    }
}
