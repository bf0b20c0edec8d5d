package io.stockstream.platform.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
 * Reads stores through the store API. Any instance knows the owner of every partition, so it does not matter whether
 * this instance owns the partition or runs the topology at all.
 */
public final class StoreClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Of a whole answer; the owner itself may wait a second for what was written. */
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
     * @param instances base URLs of the store API of some instances; the client learns the others from them
     */
    public StoreClient(List<URI> instances) {
        this.instances = List.copyOf(instances);
    }

    /**
     * The owners of all partitions of a store, by partition.
     *
     * @param store last part of the store's path
     * @param topology that has the store
     * @throws IOException when no instance answers, or a partition has no owner at the moment
     * @throws InterruptedException when the work is stopped
     */
    public List<URI> owners(String store, String topology) throws IOException, InterruptedException {
        IOException away = new IOException(
                "No instance knows the owners of %s; asked: %s. Set STREAMS_APP_URLS to instances that run %s"
                        .formatted(store, instances, topology));
        for (URI instance : instances) {
            try {
                Optional<JsonNode> known = get(instance, "/store/owners");
                if (known.isPresent() && known.get().path("stores").has(store)) {
                    return owners(store, known.get().path("stores").path(store));
                }
            } catch (IOException e) {
                away.addSuppressed(e);
            }
        }
        throw away;
    }

    /**
     * The owner of a key, which is distributed as Kafka's default partitioner does.
     *
     * @throws IOException as {@link #owners} does
     * @throws InterruptedException when the work is stopped
     */
    public URI owner(String store, String topology, String key) throws IOException, InterruptedException {
        List<URI> owners = owners(store, topology);
        return owners.get(Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % owners.size());
    }

    private static List<URI> owners(String store, JsonNode known) throws IOException {
        List<URI> owners = new ArrayList<>();
        for (int partition = 0; partition < known.path("partitions").asInt(0); partition++) {
            String owner = known.path("owners")
                    .path(Integer.toString(partition))
                    .asStringOpt()
                    .orElse(null);
            if (owner == null) {
                throw new IOException("Partition %d of %s has no owner at the moment".formatted(partition, store));
            }
            owners.add(URI.create(owner));
        }
        if (owners.isEmpty()) {
            throw new IOException("%s has no partitions".formatted(store));
        }
        return owners;
    }

    /**
     * What an instance answers.
     *
     * @param path with its query, encoded
     * @return empty for a 404
     * @throws IOException for any other answer than 200 and 404, and for none in time
     * @throws InterruptedException when the work is stopped
     */
    public Optional<JsonNode> get(URI instance, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(instance.resolve(path));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(parse(instance, answer.body()));
            case 404 -> Optional.empty();
            default -> throw new IOException("%s answered %d".formatted(instance.getAuthority(), answer.statusCode()));
        };
    }

    private static JsonNode parse(URI instance, String body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException(instance.getAuthority() + " answered something that is not JSON", e);
        }
    }

    private HttpResponse<String> send(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
        // The request's own time-out ends with the headers.
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("%s did not answer: %s".formatted(url.getAuthority(), e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "%s gave no whole answer within %d s".formatted(url.getAuthority(), TIMEOUT.toSeconds()), e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
