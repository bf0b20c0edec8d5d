package io.stockstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import io.stockstream.api.testing.FakeKafka;
import io.stockstream.api.testing.FakeStreamsApp;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OperationsTest {

    @Autowired
    private ApiClient api;

    @Autowired
    private FakeStreamsApp streamsApp;

    @Autowired
    private FakeKafka kafka;

    @BeforeEach
    void reset() throws InterruptedException {
        streamsApp.reset();
        kafka.awaitFeed();
    }

    @Test
    void shouldBeReadyWhenOwnersAndDecisionsWereKnownOnce() {
        Answer answer = await().until(() -> api.get("/actuator/health/readiness"), found -> found.status() == 200);

        assertThat(answer.at("/components/storeKnown/status")).isEqualTo("UP");
        assertThat(answer.at("/components/decisionFeedKnown/status")).isEqualTo("UP");
    }

    @Test
    void shouldStayReadyAndTellOfItWhenAPartitionHasNoOwner() {
        await().until(() -> api.get("/actuator/health/readiness").status() == 200);
        Map<Integer, URI> owners = FakeStreamsApp.allOwnedBy(streamsApp.url());
        owners.remove(1);
        streamsApp.owners(owners);

        Answer health = await().until(() -> api.get("/actuator/health"), OperationsTest::namesStore);
        assertThat(health.at("/components/store/details/partitions_without_owner/0"))
                .isEqualTo("catalogue-counts-1");
        assertThat(api.get("/actuator/prometheus").text())
                .contains("stockstream_store_well{application=\"query-api\"} 0.0");
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    private static boolean namesStore(Answer health) {
        return health.at("/components/store/status").equals("DOWN");
    }

    @Test
    void shouldTellOfHealthWithoutAskingAnybody() {
        int before = streamsApp.count("owners");
        for (int probe = 0; probe < 100; probe++) {
            api.get("/actuator/health");
        }

        // A few by the thread that asks from time to time.
        assertThat(streamsApp.count("owners") - before).isLessThan(50);
    }

    @Test
    void shouldExposeMetricsAndNothingThatTellsSecrets() {
        api.get("/api/v1/stock/SKU-1");
        String metrics = api.get("/actuator/prometheus").text();

        assertThat(metrics)
                .contains("http_server_requests_seconds")
                .contains(
                        "stockstream_store_reads_seconds_count{application=\"query-api\",outcome=\"missing\",store=\"stock-levels\"}")
                .contains("stockstream_facts_produced_total")
                .contains("stockstream_waiters");
        assertThat(api.get("/actuator/env").status()).isEqualTo(404);
        assertThat(api.get("/actuator/heapdump").status()).isEqualTo(404);
    }
}
