package io.stockstream.streams.effect.invoice;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Utils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads orders through the store API: any instance names the owner of the order's partition of the view, and the owner
 * answers; it answers "not there" only once its view includes everything committed so far. So it does not matter
 * whether this instance owns the partition, or runs the view at all.
 */
final class StoredOrders implements OrderSource, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Limit of a whole answer; the owner itself may wait a second for its view to catch up. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final List<URI> instances;

    /**
     * @param instances base URLs of the store API of some instances, which name the others
     */
    StoredOrders(List<URI> instances) {
        this.instances = List.copyOf(instances);
    }

    @Override
    public Optional<JsonNode> find(String orderId, long version) throws IOException, InterruptedException {
        URI owner = owner(orderId);
        Optional<JsonNode> known = ask(owner, orderId, false);
        if (known.isPresent() && version(known.get()) < version) {
            known = ask(owner, orderId, true);
        }
        if (known.isPresent() && version(known.get()) < version) {
            throw new IOException("Only version %d of the order is known, version %d is needed"
                    .formatted(version(known.get()), version));
        }
        return known;
    }

    private static long version(JsonNode order) {
        return order.path("version").asLong(0);
    }

    private Optional<JsonNode> ask(URI owner, String orderId, boolean written)
            throws IOException, InterruptedException {
        String query = "order_id=%s&written=%b".formatted(URLEncoder.encode(orderId, StandardCharsets.UTF_8), written);
        HttpResponse<String> answer = get(owner.resolve("/store/orders?" + query));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(parse(owner, answer.body()));
            case 404 -> Optional.empty();
            default ->
                throw new IOException(
                        "%s, the owner of the order, answered %d".formatted(owner.getAuthority(), answer.statusCode()));
        };
    }

    private URI owner(String orderId) throws IOException, InterruptedException {
        IOException away = new IOException(
                "No instance knows the owner of the order; asked: %s. Set STREAMS_APP_URLS to".formatted(instances)
                        + " instances that run order-views");
        for (URI instance : instances) {
            try {
                Optional<URI> owner = ownerAsKnownTo(instance, orderId);
                if (owner.isPresent()) {
                    return owner.get();
                }
            } catch (IOException e) {
                away.addSuppressed(e);
            }
        }
        throw away;
    }

    private Optional<URI> ownerAsKnownTo(URI instance, String orderId) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(instance.resolve("/store/owners"));
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode store = parse(instance, answer.body()).path("stores").path("orders");
        int partitions = store.path("partitions").asInt(0);
        if (partitions < 1) {
            return Optional.empty();
        }
        int partition = Utils.toPositive(Utils.murmur2(orderId.getBytes(StandardCharsets.UTF_8))) % partitions;
        return store.path("owners")
                .path(Integer.toString(partition))
                .asStringOpt()
                .map(URI::create);
    }

    private static JsonNode parse(URI instance, String body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException(instance.getAuthority() + " sent an answer that is not JSON", e);
        }
    }

    private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
        // The request's own time-out covers the headers only.
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("%s did not answer: %s".formatted(url.getAuthority(), e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "%s did not finish its answer within %d s".formatted(url.getAuthority(), TIMEOUT.toSeconds()), e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
