package io.stockstream.platform.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * One HTTP call to one instance of streams-app. Its whole duration, body included, is bounded and measured, and its
 * status is checked.
 */
@Component
class RemoteStore implements AutoCloseable {

    /**
     * Connections to one instance, and so concurrent calls to it. Further calls wait, and give up as if the instance
     * had not answered.
     */
    private static final int MOST_CONNECTIONS = 128;

    /** More than any answer holds: the store API ends its pages before. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** Header that marks an answer of the store itself; any other 404 says nothing about the key. */
    private static final String MARK = "Stockstream-Store";

    private final CloseableHttpClient http;
    private final Duration requestTimeout;
    private final MeterRegistry meters;

    /** Aborts calls whose time is up, wherever they hang: a socket time-out starts anew with every byte. */
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-call-limits").daemon().factory());

    RemoteStore(StoreSettings settings, MeterRegistry meters) {
        this.http = HttpClients.custom()
                .setConnectionManager(connections(settings.connectTimeout()))
                .disableRedirectHandling()
                .disableAutomaticRetries() // StoreRouter asks again, and perhaps another instance.
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        this.requestTimeout = settings.requestTimeout();
        this.meters = meters;
    }

    private static PoolingHttpClientConnectionManager connections(Duration connectTimeout) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(4 * MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(Timeout.ofSeconds(1))
                        .build())
                .build();
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

    /**
     * Reads, with its own time limit.
     *
     * @param limit of the whole call, from waiting for a connection to the last byte of the body
     */
    StoreReply get(String store, URI url, Duration limit) {
        Timer.Sample sample = Timer.start(meters);
        StoreReply reply = call(url, limit);
        sample.stop(Timer.builder("stockstream.store.reads")
                .description("Reads from the stores of streams-app")
                .tag("store", store)
                .tag("outcome", reply.outcome())
                .register(meters));
        return reply;
    }

    private StoreReply call(URI url, Duration limit) {
        HttpGet request = new HttpGet(url);
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .build());
        ScheduledFuture<?> end = clock.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> reply(url, response));
        } catch (IOException e) {
            return request.isAborted()
                    ? tooLate(url, limit)
                    : new StoreReply.Away("%s did not answer: %s".formatted(url.getAuthority(), e));
        } catch (RuntimeException e) {
            // The client throws several, when a call is aborted between getting a connection and using it.
            if (request.isAborted()) {
                return tooLate(url, limit);
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private static StoreReply tooLate(URI url, Duration limit) {
        return new StoreReply.Away("%s did not answer within %d ms".formatted(url.getAuthority(), limit.toMillis()));
    }

    private static StoreReply reply(URI url, ClassicHttpResponse response) throws IOException {
        boolean marked = response.containsHeader(MARK);
        return switch (response.getCode()) {
            case 200 -> found(url, response);
            case 307 -> moved(url, response);
            case 404 -> marked ? new StoreReply.Missing() : away(url, response);
            case 400 -> {
                if (!marked) {
                    yield away(url, response);
                }
                throw new IllegalStateException("The store does not understand " + url);
            }
            // A failure inside streams-app, or the answer of another server: it says nothing about the key.
            default -> away(url, response);
        };
    }

    private static StoreReply found(URI url, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
        if (type == null || !type.isSameMimeType(ContentType.APPLICATION_JSON)) {
            return new StoreReply.Away("%s answered with %s, so it is no store".formatted(url.getAuthority(), type));
        }
        byte[] body = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IllegalStateException("The store answered more than %d bytes to %s".formatted(MOST_BYTES, url));
        }
        return new StoreReply.Found(new String(body, StandardCharsets.UTF_8));
    }

    private static StoreReply moved(URI url, ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader(HttpHeaders.LOCATION))
                .map(Header::getValue)
                .map(url::resolve)
                .<StoreReply>map(StoreReply.Moved::new)
                .orElseGet(() -> new StoreReply.Away(url.getAuthority() + " answered 307 without a location"));
    }

    private static StoreReply away(URI url, ClassicHttpResponse response) {
        return new StoreReply.Away("%s answered %d".formatted(url.getAuthority(), response.getCode()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
