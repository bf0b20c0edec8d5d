package io.stockstream.api.testing;

import io.stockstream.api.QueryApi;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Runs a test against the whole application on a free port, with a scripted streams-app and a scripted Kafka around it.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = QueryApi.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "SELLER_NAME=Shop",
            "BUSINESS_ZONE=Europe/Moscow",
            "stockstream.kafka.registry-url=mock://query-api",
            "stockstream.streams-app.retry-window=400ms",
            "stockstream.streams-app.back-off=20ms",
            "stockstream.streams-app.request-timeout=10s",
            "stockstream.streams-app.owners-refresh=100ms",
            // Tests do not decide on every order that they place.
            "stockstream.overload.least-orders=1000",
            "stockstream.overload.warm-up=0s",
            "server.tomcat.connection-timeout=1s",
            "stockstream.wait.max-waiters=2",
            "stockstream.wait.max-streams=2",
            "stockstream.wait.heartbeat=200ms",
            "stockstream.requests.enabled=false",
            // Here and not with the one test that needs it: another context would stop the feeds of this one for good.
            "stockstream.monitor.password=pässword: 1",
            "stockstream.catalogue.write-wait=400ms",
            "stockstream.cache.pause=50ms"
        })
@Import(ApiTestConfiguration.class)
public @interface ApiTest {}
