package io.stockstream.streams.effect.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against an instance with scripted answers. */
class StoredOrdersTest {

    private static final String ORDER = "/store/orders?order_id=a%26b&written=false";
    private static final String WRITTEN = "/store/orders?order_id=a%26b&written=true";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private int otherwise = 404;
    private HttpServer instance;
    private URI url;
    private StoredOrders orders;

    @BeforeEach
    void start() throws IOException {
        instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/", this::answer);
        instance.start();
        url = URI.create("http://127.0.0.1:" + instance.getAddress().getPort());
        orders = new StoredOrders(List.of(URI.create("http://127.0.0.1:1"), url));
        answers.put(
                "/store/owners",
                "{\"state\":\"RUNNING\",\"stores\":{\"orders\":{\"partitions\":1,\"owners\":{\"0\":\"%s\"}}}}"
                        .formatted(url));
    }

    @AfterEach
    void stop() {
        orders.close();
        instance.stop(0);
    }

    @Test
    void shouldAskTheOwnerWhenAnotherInstanceIsGone() throws Exception {
        answers.put(ORDER, "{\"version\":3,\"total\":90000000000000.01}");

        JsonNode order = orders.find("a&b", 3).orElseThrow();

        assertThat(order.get("total").decimalValue()).isEqualTo(new BigDecimal("90000000000000.01"));
        assertThat(asked).containsExactly("/store/owners", ORDER);
    }

    @Test
    void shouldWaitForWhatWasWrittenWhenTheViewIsBehind() throws Exception {
        answers.put(ORDER, "{\"version\":2}");
        answers.put(WRITTEN, "{\"version\":4}");

        assertThat(orders.find("a&b", 3).orElseThrow().get("version").longValue())
                .isEqualTo(4);
    }

    @Test
    void shouldTryAgainLaterWhenTheViewStaysBehind() {
        answers.put(ORDER, "{\"version\":2}");
        answers.put(WRITTEN, "{\"version\":2}");

        assertThatThrownBy(() -> orders.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessage("Only version 2 of the order is known, version 3 is needed");
    }

    @Test
    void shouldKnowThatThereIsNoSuchOrder() throws Exception {
        assertThat(orders.find("a&b", 3)).isEmpty();
    }

    @Test
    void shouldTryAgainLaterWhenTheOwnerCannotTell() {
        otherwise = 503;

        assertThatThrownBy(() -> orders.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("the owner of the order, answered 503");
    }

    @Test
    void shouldSayWhatToSetWhenNoInstanceRunsTheView() {
        answers.clear();

        assertThatThrownBy(() -> orders.find("a&b", 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Set STREAMS_APP_URLS to instances that run order-views");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestURI().toString();
        asked.add(request);
        String answer = answers.get(request);
        byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer == null ? otherwise : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
