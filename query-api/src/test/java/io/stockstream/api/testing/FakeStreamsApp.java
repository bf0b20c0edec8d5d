package io.stockstream.api.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An instance of streams-app as far as its private store API goes, scripted by a test. */
public final class FakeStreamsApp implements AutoCloseable {

    /** Partitions of every store. */
    public static final int PARTITIONS = 4;

    private final HttpServer server;
    private final Map<String, Function<Map<String, String>, Reply>> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final AtomicInteger ownersAsked = new AtomicInteger();
    private volatile Map<Integer, URI> told = Map.of();

    /** An answer of the store API. */
    public record Reply(int status, String body, Map<String, String> headers) {

        public static Reply found(String json) {
            return new Reply(200, json, Map.of());
        }

        public static Reply missing() {
            return new Reply(404, "{}", Map.of("Stockstream-Store", "missing"));
        }

        public static Reply moving() {
            return new Reply(503, "{}", Map.of("Retry-After", "1"));
        }

        public static Reply moved(URI location) {
            return new Reply(307, "", Map.of("Location", location.toString()));
        }
    }

    public FakeStreamsApp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        reset();
    }

    /** Forgets the script: it owns everything and knows nothing. */
    public void reset() {
        answers.clear();
        counts.clear();
        Map<Integer, URI> all = allOwnedBy(url());
        if (all.equals(told)) {
            tell(all); // As it was known before: nothing to wait for.
        } else {
            owners(all);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every partition owned by one instance. */
    public static Map<Integer, URI> allOwnedBy(URI instance) {
        Map<Integer, URI> owners = new TreeMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            owners.put(partition, instance);
        }
        return owners;
    }

    /** Scripts the owners of every store, and waits until every earlier caller knows them. */
    public void owners(Map<Integer, URI> owners) {
        boolean isWaitedFor = ownersAsked.get() > 0;
        tell(owners);
        int before = ownersAsked.get();
        if (isWaitedFor) {
            // A caller that asks a second time has processed the first answer.
            Awaitility.await().until(() -> ownersAsked.get() >= before + 2);
        }
    }

    private void tell(Map<Integer, URI> owners) {
        told = Map.copyOf(owners);
        String map = owners.entrySet().stream()
                .map(owner -> "\"%d\":\"%s\"".formatted(owner.getKey(), owner.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        String stores = Stream.of(
                        "stock-levels",
                        "movements",
                        "movement-history",
                        "warehouse-stock",
                        "catalogue-rows",
                        "catalogue-list",
                        "catalogue-counts",
                        "product-history",
                        "lookup-rows",
                        "tasks",
                        "task-index",
                        "task-counts",
                        "orders",
                        "order-index",
                        "order-decisions",
                        "report-days",
                        "report-shards",
                        "report-rows",
                        "report-totals",
                        "report-revisions",
                        "stock-days",
                        "schedules",
                        "schedule-firings")
                .map(store -> "\"%s\":{\"partitions\":%d,\"owners\":%s}".formatted(store, PARTITIONS, map))
                .collect(Collectors.joining(",", "{", "}"));
        answer("owners", query -> Reply.found("{\"state\":\"RUNNING\",\"stores\":%s}".formatted(stores)));
    }

    /** Scripts the answers of a store. */
    public void answer(String store, Function<Map<String, String>, Reply> answer) {
        answers.put(store, answer);
    }

    /** How often a store was asked. */
    public int count(String store) {
        return counts.getOrDefault(store, new AtomicInteger()).get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String store = exchange.getRequestURI().getPath().replace("/store/", "");
        counts.computeIfAbsent(store, name -> new AtomicInteger()).incrementAndGet();
        if (store.equals("owners")) {
            ownersAsked.incrementAndGet();
        }
        Reply reply = answers.getOrDefault(store, query -> Reply.missing())
                .apply(query(exchange.getRequestURI().getRawQuery()));
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
