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
    void shouldBeReadyWhenDecisionsAreReadAndEveryPartitionIsOwned() throws InterruptedException {
        Answer answer = await().until(() -> api.get("/actuator/health/readiness"), found -> found.status() == 200);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/components/store/status")).isEqualTo("UP");
        assertThat(answer.at("/components/decisionFeed/status")).isEqualTo("UP");
    }

    @Test
    void shouldBeAliveButNotReadyWhenAPartitionHasNoOwner() {
        Map<Integer, URI> owners = FakeStreamsApp.allOwnedBy(streamsApp.url());
        owners.remove(1);
        streamsApp.owners(owners);
        Answer readiness = api.get("/actuator/health/readiness");

        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness.at("/components/store/details/partitions_without_owner/0"))
                .isEqualTo("catalogue-counts-1");
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
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
