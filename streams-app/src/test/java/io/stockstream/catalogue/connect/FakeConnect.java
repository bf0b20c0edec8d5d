package io.stockstream.catalogue.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Connect's REST interface with one connector, whose state a test sets. */
final class FakeConnect implements AutoCloseable {

    static final String CONNECTOR = "stockstream-postgres";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile int statusCode = 200;
    private volatile int restartCode = 202;
    private volatile String connector = "RUNNING";
    private volatile String tasks = "[]";
    private volatile String restartQuery = "";

    FakeConnect() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/connectors/" + CONNECTOR + "/status", this::status);
        server.createContext("/connectors/" + CONNECTOR + "/restart", this::restart);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void run() {
        state("RUNNING", "[{\"id\":0,\"state\":\"RUNNING\",\"worker_id\":\"w\"}]");
    }

    void fail(String trace) {
        String task = JSON.writeValueAsString(Map.of("id", 0, "state", "FAILED", "trace", trace));
        state("RUNNING", "[" + task + "]");
    }

    void state(String connectorState, String taskList) {
        connector = connectorState;
        tasks = taskList;
    }

    void answer(int code) {
        statusCode = code;
    }

    void answerRestart(int code) {
        restartCode = code;
    }

    /** Restarts that were asked for, whatever the answer was. */
    int restarts() {
        return restarts.get();
    }

    String restartQuery() {
        return restartQuery;
    }

    private void status(HttpExchange exchange) throws IOException {
        send(exchange, statusCode, """
                {"name":"%s","connector":{"state":"%s","worker_id":"w"},"tasks":%s,"type":"source"}""".formatted(CONNECTOR, connector, tasks));
    }

    private void restart(HttpExchange exchange) throws IOException {
        restarts.incrementAndGet();
        restartQuery =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery();
        send(exchange, restartCode, "{}");
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
