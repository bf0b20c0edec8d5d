package io.stockstream.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Compares a cluster with the catalogue, and brings it in line. */
public final class TopicAdmin {

    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Every difference between cluster and catalogue, in the catalogue's order. Topics that the catalogue does not name are left out. */
    public List<TopicDifference> diff(TopicCatalogue catalogue) {
        Set<String> present = get(admin.listTopics().names());
        List<String> known = catalogue.topics().stream()
                .map(TopicSpec::name)
                .filter(present::contains)
                .toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(known).allTopicNames());
        Map<String, Config> configs = configs(known);
        List<TopicDifference> differences = new ArrayList<>();
        for (TopicSpec spec : catalogue.topics()) {
            if (present.contains(spec.name())) {
                differences.addAll(compare(spec, descriptions.get(spec.name()), configs.get(spec.name())));
            } else {
                differences.add(new TopicDifference.Missing(spec));
            }
        }
        return differences;
    }

    /**
     * Creates missing topics and sets differing settings.
     *
     * @return the remaining differences, which cannot be fixed in place
     */
    public List<TopicDifference> apply(TopicCatalogue catalogue) {
        List<TopicDifference> left = new ArrayList<>();
        List<NewTopic> missing = new ArrayList<>();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicDifference difference : diff(catalogue)) {
            switch (difference) {
                case TopicDifference.Missing m -> missing.add(newTopic(m.spec()));
                case TopicDifference.Config c ->
                    changes.computeIfAbsent(resource(c.topic()), key -> new ArrayList<>())
                            .add(c.alteration());
                case TopicDifference.Partitions p -> left.add(p);
            }
        }
        create(missing);
        get(admin.incrementalAlterConfigs(changes).all());
        return left;
    }

    private void create(List<NewTopic> missing) {
        admin.createTopics(missing).values().values().forEach(result -> {
            try {
                get(result);
            } catch (TopicExistsException e) {
                // Another instance of the set-up step was faster: what counts is that the topic is there.
            }
        });
    }

    private static NewTopic newTopic(TopicSpec spec) {
        // The broker's own replication factor: 1 on one machine, 3 in production.
        return new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty()).configs(spec.configs());
    }

    private static List<TopicDifference> compare(TopicSpec spec, TopicDescription found, Config config) {
        List<TopicDifference> differences = new ArrayList<>();
        int partitions = found.partitions().size();
        if (partitions != spec.partitions()) {
            differences.add(new TopicDifference.Partitions(spec.name(), spec.partitions(), partitions));
        }
        spec.configs().forEach((name, wanted) -> {
            ConfigEntry entry = config.get(name);
            String value = entry == null ? null : entry.value();
            if (!Objects.equals(value, wanted)) {
                differences.add(new TopicDifference.Config(spec.name(), name, wanted, value));
            }
        });
        return differences;
    }

    private Map<String, Config> configs(List<String> topics) {
        List<ConfigResource> resources =
                topics.stream().map(TopicAdmin::resource).toList();
        return get(admin.describeConfigs(resources).all()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while talking to Kafka", e);
        }
    }
}
