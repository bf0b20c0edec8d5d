package io.stockstream.platform.overload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Sends invalid orders to this process before it is ready, so that the code of a request is loaded and compiled. A
 * process that is cold takes tens of milliseconds of processor time for each request, so a burst right after the start
 * would wait for many seconds, refusals too.
 */
@Component
final class WarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** Enough for the first compiler to have seen what every request does. */
    private static final int REQUESTS = 400;

    /** Of one request; the first takes longest. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String INVALID_ORDER = "{\"order_id\":\"warm-up\",\"email\":\"nobody\",\"lines\":[]}";

    private final OverloadSettings settings;
    private final ServerProperties server;
    private final Environment environment;

    WarmUp(OverloadSettings settings, ServerProperties server, Environment environment) {
        this.settings = settings;
        this.server = server;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        Integer port = environment.getProperty("local.server.port", Integer.class);
        if (port == null || settings.warmUp().isZero()) {
            return;
        }
        InetAddress address = server.getAddress();
        boolean everywhere = address == null || address.isAnyLocalAddress();
        String host = everywhere ? InetAddress.getLoopbackAddress().getHostAddress() : address.getHostAddress();
        long begin = System.nanoTime();
        int sent = send(URI.create("http://%s:%d/api/v1/orders".formatted(literal(host), port)), begin);
        LOG.info("Warmed up by {} requests in {} ms", sent, (System.nanoTime() - begin) / 1_000_000);
    }

    private int send(URI url, long begin) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofString(INVALID_ORDER))
                .build();
        int sent = 0;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (sent < REQUESTS
                    && System.nanoTime() - begin < settings.warmUp().toNanos()) {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                sent++;
            }
        } catch (IOException e) {
            LOG.warn("Warming up ended early; the first requests may be slow", e);
        }
        return sent;
    }

    /** IPv6 stands in brackets in a URL. */
    private static String literal(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
