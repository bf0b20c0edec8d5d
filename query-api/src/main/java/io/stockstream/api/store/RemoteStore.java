package io.stockstream.api.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** One HTTP call to one instance of streams-app, with time-outs, its status checked and its duration measured. */
@Component
class RemoteStore implements AutoCloseable {

    private final HttpClient http;
    private final Duration requestTimeout;
    private final MeterRegistry meters;

    RemoteStore(StoreSettings settings, MeterRegistry meters) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.requestTimeout = settings.requestTimeout();
        this.meters = meters;
    }

    /**
     * Reads.
     *
     * @param store name of the store, for the metrics
     * @param url where, complete
     */
    StoreReply get(String store, URI url) {
        return get(store, url, requestTimeout);
    }

    /** Reads, with a time-out of its own. */
    StoreReply get(String store, URI url, Duration timeout) {
        Timer.Sample sample = Timer.start(meters);
        StoreReply reply = call(url, timeout);
        sample.stop(Timer.builder("stockstream.store.reads")
                .description("Reads from the stores of streams-app")
                .tag("store", store)
                .tag("outcome", reply.outcome())
                .register(meters));
        return reply;
    }

    private StoreReply call(URI url, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        try {
            return reply(url, http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return new StoreReply.Away("%s did not answer: %s".formatted(url.getAuthority(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StoreReply.Away("interrupted");
        }
    }

    private static StoreReply reply(URI url, HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 200 -> new StoreReply.Found(response.body());
            case 404 -> new StoreReply.Missing();
            case 307 -> moved(url, response);
            // Also a failure inside streams-app ends as "come back later": nothing is known about the key.
            case 500, 502, 503, 504 ->
                new StoreReply.Away("%s answered %d".formatted(url.getAuthority(), response.statusCode()));
            default ->
                throw new IllegalStateException("The store answered %d to %s".formatted(response.statusCode(), url));
        };
    }

    private static StoreReply moved(URI url, HttpResponse<String> response) {
        Optional<URI> location = response.headers().firstValue("Location").map(url::resolve);
        return location.<StoreReply>map(StoreReply.Moved::new)
                .orElseGet(() -> new StoreReply.Away(url.getAuthority() + " answered 307 without a location"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
