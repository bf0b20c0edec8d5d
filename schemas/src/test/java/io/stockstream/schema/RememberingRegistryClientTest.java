package io.stockstream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.stockstream.order.Order;
import io.stockstream.stock.StockLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberingRegistryClientTest {

    private static final String SUBJECT = "stock.levels-value";
    private static final String FOUND =
            "{\"subject\":\"stock.levels-value\",\"version\":1,\"id\":7,\"schemaType\":\"AVRO\",\"schema\":\"\\\"string\\\"\"}";

    /** So small that the wrapped client forgets everything but the newest. */
    private static final int LITTLE = 1;

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer registry;
    private RememberingRegistryClient client;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", this::answer);
        registry.start();
        client = new RememberingRegistryClient(
                List.of("http://127.0.0.1:" + registry.getAddress().getPort()), LITTLE, Map.of("max.retries", 0));
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void shouldAskOnceForEachSubject() throws Exception {
        for (int i = 0; i < 3; i++) {
            // A serializer wraps the schema anew for every record.
            assertThat(client.getId(SUBJECT, new AvroSchema(StockLevel.getClassSchema()), false))
                    .isEqualTo(7);
            assertThat(client.getId("other-value", new AvroSchema(StockLevel.getClassSchema()), false))
                    .isEqualTo(7);
            assertThat(client.getSchemaBySubjectAndId(SUBJECT, 7).rawSchema()).hasToString("\"string\"");
        }

        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldRememberMoreThanTheClientBehindIt() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.getId(SUBJECT, new AvroSchema(StockLevel.getClassSchema()), false);
            client.getId(SUBJECT, new AvroSchema(Order.getClassSchema()), false);
            client.getSchemaBySubjectAndId(SUBJECT, 7);
            client.getSchemaBySubjectAndId(SUBJECT, 8);
        }

        assertThat(asked).hasSize(4);
    }

    @Test
    void shouldAskAgainAfterAFailure() throws Exception {
        statuses.add(503);

        assertThatThrownBy(() -> client.getSchemaBySubjectAndId(SUBJECT, 7)).isInstanceOf(RestClientException.class);

        assertThat(client.getSchemaBySubjectAndId(SUBJECT, 7).rawSchema()).hasToString("\"string\"");
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldForgetWhenReset() throws Exception {
        client.getId(SUBJECT, new AvroSchema(StockLevel.getClassSchema()), false);

        client.reset();

        client.getId(SUBJECT, new AvroSchema(StockLevel.getClassSchema()), false);
        assertThat(asked).hasSize(2);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        Integer status = statuses.poll();
        byte[] body = (status == null ? FOUND : "{\"error_code\":%d,\"message\":\"no\"}".formatted(status))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status == null ? 200 : status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
