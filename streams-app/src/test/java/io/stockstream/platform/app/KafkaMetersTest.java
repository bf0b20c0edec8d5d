package io.stockstream.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Metrics metrics = new Metrics(new MetricConfig(), List.of(configured(registry)), Time.SYSTEM);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void whatOperatorsWatchHasTheNamesOfTheRunbook() {
        add("stream-metrics", "failed-stream-threads", Map.of("client-id", "c"), 2);
        add("stream-thread-metrics", "commit-latency-max", Map.of("thread-id", "t"), 17.5);
        add("stream-task-metrics", "dropped-records-total", Map.of("thread-id", "t", "task-id", "0_1"), 3);

        assertThat(registry.scrape())
                .contains("kafka_stream_failed_stream_threads{client_id=\"c\",topology=\"stockstream-stock\"} 2.0")
                .contains("kafka_stream_thread_commit_latency_max{thread_id=\"t\",topology=\"stockstream-stock\"} 17.5")
                .contains(
                        "kafka_stream_task_dropped_records_total{task_id=\"0_1\",thread_id=\"t\",topology=\"stockstream-stock\"} 3.0");
    }

    @Test
    void whatTellsOfRestoresRebalancesLagAndDisksIsShown() {
        add("stream-state-updater-metrics", "active-restoring-tasks", Map.of("thread-id", "t"), 4);
        add("stream-state-metrics", "total-sst-files-size", Map.of("rocksdb-state-id", "orders-book"), 1024);
        add("consumer-coordinator-metrics", "rebalance-total", Map.of("client-id", "c"), 5);
        add("consumer-fetch-manager-metrics", "records-lag-max", Map.of("client-id", "c"), 6);
        add("consumer-fetch-manager-metrics", "records-lag-max", Map.of("client-id", "c", "partition", "0"), 6);

        assertThat(registry.scrape())
                .contains("kafka_stream_state_updater_active_restoring_tasks{")
                .contains("kafka_stream_state_total_sst_files_size{rocksdb_state_id=\"orders-book\"")
                .contains("kafka_consumer_coordinator_rebalance_total{")
                .contains(
                        "kafka_consumer_fetch_manager_records_lag_max{client_id=\"c\",topology=\"stockstream-stock\"} 6.0");
        assertThat(registry.getMeters()).hasSize(4);
    }

    @Test
    void textsAndWhatSingleStoresMeasureAreLeftOut() {
        add("stream-metrics", "topology-description", Map.of(), "long");
        add("stream-state-metrics", "put-rate", Map.of(), 1);

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aMeterGoesWithItsMetric() {
        MetricName name = add("stream-task-metrics", "process-rate", Map.of("task-id", "0_1"), 1);

        metrics.removeMetric(name);

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void allGoWhenTheClientIsClosed() {
        add("stream-task-metrics", "process-rate", Map.of("task-id", "0_1"), 1);

        metrics.close();

        assertThat(registry.getMeters()).isEmpty();
    }

    private MetricName add(String group, String name, Map<String, String> tags, Object value) {
        MetricName added = metrics.metricName(name, group, "said by Kafka", tags);
        metrics.addMetric(added, (Gauge<Object>) (config, now) -> value);
        return added;
    }

    private static KafkaMeters configured(PrometheusMeterRegistry registry) {
        Map<String, Object> settings = new HashMap<>(KafkaMeters.settings(registry));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "stockstream-stock");
        KafkaMeters meters = new KafkaMeters();
        meters.configure(settings);
        return meters;
    }
}
