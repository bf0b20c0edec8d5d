package io.stockstream.stock.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Takes movements in CloudEvents envelopes. */
@RestController
class WebhookController {

    private static final String PATH = "/api/v1/kafka/webhook";
    private static final String REQUEST_ORIGIN = "WebHook-Request-Origin";

    private final WebhookReader reader;
    private final CommandResponses responses;

    WebhookController(WebhookReader reader, CommandResponses responses) {
        this.reader = reader;
        this.responses = responses;
    }

    /**
     * The handshake of the CloudEvents webhook specification: a sender asks first whether it may deliver. Every origin
     * may, at any rate, and so may a sender that does not ask.
     */
    @RequestMapping(path = PATH, method = RequestMethod.OPTIONS)
    ResponseEntity<Void> handshake(@RequestHeader(name = REQUEST_ORIGIN, required = false) String origin) {
        ResponseEntity.BodyBuilder granted = ResponseEntity.ok().allow(HttpMethod.POST, HttpMethod.OPTIONS);
        if (origin != null) {
            granted.header("WebHook-Allowed-Origin", origin).header("WebHook-Allowed-Rate", "*");
        }
        return granted.build();
    }

    @PostMapping(
            path = PATH,
            consumes = {WebhookReader.STRUCTURED, WebhookReader.BATCH, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> receive(@RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
        return responses.answer(reader.read(headers, body), headers.get("Prefer"));
    }
}
