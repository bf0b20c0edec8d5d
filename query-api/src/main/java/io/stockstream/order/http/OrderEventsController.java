package io.stockstream.order.http;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Streams what happens to an order. */
@RestController
class OrderEventsController {

    private final OrderEvents events;

    OrderEventsController(OrderEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/api/v1/orders/{order_id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            @PathVariable("order_id") String orderId,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> parameter = Query.of(new ServletWebRequest(request)).text("last_event_id");
        // A reconnecting browser sends the header, and the parameter of its first request again.
        long after = lastEventId == null
                ? parameter.map(text -> sequence("last_event_id", text)).orElse(0L)
                : sequence("Last-Event-ID", lastEventId);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return; // An answer without a body must not last.
        }
        events.stream(orderId, after, response);
    }

    private static long sequence(String field, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ApiException.invalid(field, text, "must be a whole number from 0 on");
        }
        return Long.parseLong(text);
    }
}
