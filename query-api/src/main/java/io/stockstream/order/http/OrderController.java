package io.stockstream.order.http;

import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStatus;
import io.stockstream.platform.web.Heavy;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Query;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Takes and shows orders. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final OrderReader reader;
    private final ChangeReader changes;
    private final OrderAnswers answers;
    private final OrderQueries orders;
    private final OrderList list;

    OrderController(
            OrderReader reader, ChangeReader changes, OrderAnswers answers, OrderQueries orders, OrderList list) {
        this.reader = reader;
        this.changes = changes;
        this.answers = answers;
        this.orders = orders;
        this.list = list;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderAnswer> place(
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte[] body,
            @RequestAttribute(name = IdSource.ATTRIBUTE, required = false) String seed) {
        OrderRequested request = reader.read(body, new IdSource(seed));
        return answers.answer(request, Words.of(OrderStatus.PENDING), prefer(headers));
    }

    @Heavy(Heavy.Kind.LISTS)
    @GetMapping
    Page<OrderView> list(WebRequest request) {
        Query query = Query.of(request);
        return list.page(OrderFilter.of(query), query.limit(), query.text("cursor"));
    }

    @GetMapping("/{order_id}")
    OrderView order(@PathVariable("order_id") String orderId) {
        return orders.get(orderId);
    }

    @PatchMapping(path = "/{order_id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderAnswer> change(
            @PathVariable("order_id") String orderId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte[] body,
            @RequestAttribute(name = IdSource.ATTRIBUTE, required = false) String seed) {
        return answer(changes.status(orderId, body, new IdSource(seed)), headers);
    }

    @PostMapping(path = "/{order_id}/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderAnswer> cancel(
            @PathVariable("order_id") String orderId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte[] body,
            @RequestAttribute(name = IdSource.ATTRIBUTE, required = false) String seed) {
        return answer(changes.cancellation(orderId, body, new IdSource(seed)), headers);
    }

    @Heavy(Heavy.Kind.LISTS)
    @GetMapping("/{order_id}/explain")
    ExplanationView explain(@PathVariable("order_id") String orderId) {
        return orders.explain(orderId);
    }

    private ResponseEntity<OrderAnswer> answer(Change change, HttpHeaders headers) {
        OrderRequested request = change.request();
        String present = orders.settled(request.getOrderId()).status();
        Transitions.check(request.getOrderId(), present, change.wanted());
        return answers.answer(request, present, prefer(headers));
    }

    private static List<String> prefer(HttpHeaders headers) {
        return headers.get("Prefer");
    }
}
