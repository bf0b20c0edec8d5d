package io.stockstream.platform.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An instance of streams-app that answers what a test says. */
public final class StubInstance implements AutoCloseable {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile int otherwise = 404;

    public StubInstance() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Owns every partition of a store. */
    public void own(String store, int partitions) {
        StringBuilder owners = new StringBuilder();
        for (int partition = 0; partition < partitions; partition++) {
            owners.append(partition == 0 ? "" : ",").append("\"%d\":\"%s\"".formatted(partition, url()));
        }
        answer(
                "/store/owners",
                "{\"state\":\"RUNNING\",\"stores\":{\"%s\":{\"partitions\":%d,\"owners\":{%s}}}}"
                        .formatted(store, partitions, owners));
    }

    public void answer(String path, String json) {
        answers.put(path, json);
    }

    public void forget() {
        answers.clear();
    }

    /** The status of an answer that the test does not give. */
    public void otherwise(int status) {
        otherwise = status;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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

    @Override
    public void close() {
        server.stop(0);
    }
}
