package io.stockstream.catalogue.connect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One connector, through Connect's REST interface. */
public final class ConnectRest implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI status;
    private final URI restart;

    /**
     * @param url base URL of any worker of the cluster
     * @param connector name of the connector
     */
    public ConnectRest(String url, String connector) {
        String base = url + "/connectors/" + connector;
        this.status = URI.create(base + "/status");
        this.restart = URI.create(base + "/restart?includeTasks=true&onlyFailed=true");
    }

    /**
     * Asks how the connector is.
     *
     * @return empty when Connect does not know the connector
     * @throws IOException when Connect does not answer, or with something else
     */
    Optional<ConnectorStatus> status() throws IOException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(status).timeout(TIMEOUT).GET().build());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        try {
            return Optional.of(ConnectorStatus.of(JSON.readTree(answer.body())));
        } catch (JacksonException e) {
            throw new IOException("an answer that is not JSON", e);
        }
    }

    /**
     * Requests a restart of everything that has failed.
     *
     * @return whether Connect agreed; it refuses while its workers agree on who does what
     */
    boolean restartFailed() throws IOException {
        int code = send(HttpRequest.newBuilder(restart)
                        .timeout(TIMEOUT)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .statusCode();
        return code / 100 == 2;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        // The request's own time-out ends with the headers; a body that stalls must not stop the watch.
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException away ? away : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within %d s".formatted(TIMEOUT.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException("Interrupted while asking Connect");
            stopped.initCause(e);
            throw stopped;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
