package io.stockstream.platform.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Shows Kafka Streams' metrics of topologies, threads and tasks as meters, and a few of stores and consumers, under the
 * names that Micrometer's own binder gives them. That one shows what every client, store and processor measures too:
 * tens of thousands of meters, which it looks through again each minute (docs/adr/0028-topologies-nobody-waits-for.md).
 * Kafka makes instances of this class itself.
 */
public final class KafkaMeters implements MetricsReporter {

    /** Name of the setting that carries the registry. */
    private static final String REGISTRY = "stockstream.meter.registry";

    private static final Pattern NUMBERS = Pattern.compile(".*-(total|rate|ratio|avg|max|threads|tasks|ago)");

    /** Groups measured per client, thread or task: every numeric metric. */
    private static final Set<String> WHOLE_GROUPS =
            Set.of("stream-metrics", "stream-thread-metrics", "stream-task-metrics", "stream-state-updater-metrics");

    /** Groups measured per store or consumer: only what an operator needs. */
    private static final Map<String, Set<String>> CHOSEN = Map.of(
            "stream-state-metrics",
            Set.of(
                    "total-sst-files-size",
                    "estimate-num-keys",
                    "estimate-pending-compaction-bytes",
                    "background-errors"),
            "consumer-coordinator-metrics",
            Set.of("rebalance-total", "failed-rebalance-total", "rebalance-latency-max", "last-rebalance-seconds-ago"),
            "consumer-fetch-manager-metrics",
            Set.of("records-lag-max"));

    private final Map<MetricName, Meter> meters = new ConcurrentHashMap<>();
    private MeterRegistry registry;
    private String application = "";

    /** Settings of a Kafka Streams client that shows its metrics in a registry, and nowhere else. */
    static Map<String, Object> settings(MeterRegistry registry) {
        return Map.of(
                StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG,
                KafkaMeters.class.getName(),
                REGISTRY,
                registry,
                StreamsConfig.mainConsumerPrefix(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG),
                KafkaMeters.class.getName(),
                StreamsConfig.consumerPrefix(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG),
                "",
                StreamsConfig.producerPrefix(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG),
                "",
                StreamsConfig.adminClientPrefix(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG),
                "");
    }

    @Override
    public void configure(Map<String, ?> configs) {
        registry = (MeterRegistry) configs.get(REGISTRY);
        // A topology's consumer knows the application id as its group.
        Object id = configs.get(StreamsConfig.APPLICATION_ID_CONFIG);
        application = String.valueOf(id == null ? configs.get(ConsumerConfig.GROUP_ID_CONFIG) : id);
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        MetricName name = metric.metricName();
        if (isShown(name)) {
            metricRemoval(metric);
            meters.put(name, meter(metric));
        }
    }

    private static boolean isShown(MetricName name) {
        if (WHOLE_GROUPS.contains(name.group())) {
            return NUMBERS.matcher(name.name()).matches();
        }
        boolean isOfAPartition = name.tags().containsKey("partition");
        return CHOSEN.getOrDefault(name.group(), Set.of()).contains(name.name()) && !isOfAPartition;
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        Meter meter = meters.remove(metric.metricName());
        if (meter != null) {
            registry.remove(meter);
        }
    }

    @Override
    public void close() {
        meters.values().forEach(registry::remove);
        meters.clear();
    }

    private Meter meter(KafkaMetric metric) {
        MetricName name = metric.metricName();
        String meter = "kafka." + dotted(name.group().replace("-metrics", "")) + "." + dotted(name.name());
        Tags tags = Tags.of("topology", application)
                .and(name.tags().entrySet().stream()
                        .map(tag -> Tag.of(dotted(tag.getKey()), tag.getValue()))
                        .toList());
        return name.name().endsWith("-total")
                ? FunctionCounter.builder(meter, metric, KafkaMeters::value)
                        .tags(tags)
                        .description(name.description())
                        .register(registry)
                : Gauge.builder(meter, metric, KafkaMeters::value)
                        .tags(tags)
                        .description(name.description())
                        .register(registry);
    }

    private static double value(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String dotted(String name) {
        return name.replace('-', '.');
    }
}
