package io.stockstream.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Compares a cluster with the catalogue, and brings it in line. */
public final class TopicAdmin {

    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Every difference between cluster and catalogue, in the catalogue's order. Topics that the catalogue does not name
     * are left out.
     */
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
     * @throws IllegalStateException naming the topic when a broker refuses a setting; what it accepts has been done
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
                case TopicDifference.StillRemote r -> left.add(r);
            }
        }
        List<String> refused = new ArrayList<>(create(missing));
        refused.addAll(alter(changes));
        if (!refused.isEmpty()) {
            throw new IllegalStateException("A broker refused:\n" + String.join("\n", refused));
        }
        return left;
    }

    private List<String> create(List<NewTopic> missing) {
        List<String> refused = new ArrayList<>();
        admin.createTopics(missing).values().forEach((topic, result) -> {
            try {
                get(result);
            } catch (TopicExistsException e) {
                // Another instance of the set-up step was faster: what counts is that the topic is there.
            } catch (InvalidConfigurationException e) {
                refused.add(refusal(topic, e));
            }
        });
        return refused;
    }

    private List<String> alter(Map<ConfigResource, Collection<AlterConfigOp>> changes) {
        List<String> refused = new ArrayList<>();
        admin.incrementalAlterConfigs(changes).values().forEach((topic, result) -> {
            try {
                get(result);
            } catch (InvalidConfigurationException e) {
                refused.add(refusal(topic.name(), e));
            }
        });
        return refused;
    }

    private static String refusal(String topic, InvalidConfigurationException e) {
        return e.getMessage().toLowerCase(Locale.ROOT).contains("tiered")
                ? "%s: field tiered needs brokers with remote.log.storage.system.enable=true and a storage manager; set them up (docs/runbook.md, \"Tiered storage\"), or remove the field from the topic catalogue (%s)"
                        .formatted(topic, e.getMessage())
                : "%s: %s".formatted(topic, e.getMessage());
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
        ConfigEntry remote = config.get(TopicSpec.REMOTE_STORAGE);
        if (spec.tiered() == null && remote != null && Boolean.parseBoolean(remote.value())) {
            differences.add(new TopicDifference.StillRemote(spec.name()));
        }
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
