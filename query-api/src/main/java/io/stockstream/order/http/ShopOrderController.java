package io.stockstream.order.http;

import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderRequested;
import io.stockstream.platform.web.Preference;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders of one item, as the shop order processor did. */
@RestController
class ShopOrderController {

    private final ShopOrderReader reader;
    private final OrderCommands commands;
    private final OrderAnswers answers;

    ShopOrderController(ShopOrderReader reader, OrderCommands commands, OrderAnswers answers) {
        this.reader = reader;
        this.commands = commands;
        this.answers = answers;
    }

    @PostMapping(
            path = "/order",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShopOrderAnswer> order(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) byte[] body) {
        OrderRequested request = reader.read(body);
        Optional<Duration> wait = Preference.waitTime(headers.get("Prefer"));
        if (wait.isEmpty()) {
            commands.send(request);
            return ResponseEntity.accepted()
                    .location(task(request))
                    .header(HttpHeaders.VARY, Preference.NAME)
                    .body(new ShopOrderAnswer.Accepted(request.getTaskId()));
        }
        Optional<OrderDecided> decision = answers.decided(request, wait.get());
        Optional<OrderView> order = answers.seen(request.getOrderId(), decision.isPresent());
        return ResponseEntity.status(decision.isPresent() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(task(request))
                .header("Preference-Applied", Preference.applied(wait.get()))
                .header(HttpHeaders.VARY, Preference.NAME)
                .body(decision.map(made -> ShopOrderAnswer.Waited.of(request, made, order))
                        .orElseGet(() -> ShopOrderAnswer.Waited.inVain(request)));
    }

    private static URI task(OrderRequested request) {
        return URI.create("/status/" + request.getTaskId());
    }
}
