package io.stockstream.topics;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/** One way in which a cluster differs from the catalogue. */
public sealed interface TopicDifference {

    /** The topic. */
    String topic();

    /** Whether {@code topics apply} can mend it. */
    boolean mendable();

    /**
     * Whether it prevents the start: the topic is missing, or partitions its records differently than the topologies
     * assume.
     */
    default boolean stopsTopologies() {
        return true;
    }

    /**
     * The topic is not there.
     *
     * @param spec what is wanted
     */
    record Missing(TopicSpec spec) implements TopicDifference {
        @Override
        public String topic() {
            return spec.name();
        }

        @Override
        public boolean mendable() {
            return true;
        }

        @Override
        public String toString() {
            return "+ %s is missing (%d partitions, %s)".formatted(topic(), spec.partitions(), spec.cleanup());
        }
    }

    /**
     * The topic has another number of partitions, which cannot be changed without moving keys.
     *
     * @param topic the topic
     * @param wanted by the catalogue
     * @param found in the cluster
     */
    record Partitions(String topic, int wanted, int found) implements TopicDifference {
        @Override
        public boolean mendable() {
            return false;
        }

        @Override
        public String toString() {
            return "! %s has %d partitions, the catalogue wants %d: cannot be changed in place, because keys would move; see docs/runbook.md, \"Partition count differs\""
                    .formatted(topic, found, wanted);
        }
    }

    /**
     * The topic has remote storage, the catalogue wants none. Switching it off loses the records that only remote
     * storage has, so it is never done in passing.
     *
     * @param topic the topic
     */
    record StillRemote(String topic) implements TopicDifference {
        @Override
        public boolean mendable() {
            return false;
        }

        @Override
        public boolean stopsTopologies() {
            return false;
        }

        @Override
        public String toString() {
            return "! %s has tiered storage, the catalogue has no field tiered: add it, or see docs/runbook.md, \"Tiered storage\", on what switching it off loses"
                    .formatted(topic);
        }
    }

    /**
     * A setting of the topic differs.
     *
     * @param topic the topic
     * @param config the setting, in Kafka's words
     * @param wanted by the catalogue
     * @param found in the cluster
     */
    record Config(String topic, String config, String wanted, String found) implements TopicDifference {
        @Override
        public boolean stopsTopologies() {
            return config.equals(TopicConfig.CLEANUP_POLICY_CONFIG);
        }

        @Override
        public boolean mendable() {
            return true;
        }

        @Override
        public String toString() {
            return "~ %s: %s is %s, the catalogue wants %s".formatted(topic, config, found, wanted);
        }

        AlterConfigOp alteration() {
            return new AlterConfigOp(new ConfigEntry(config, wanted), AlterConfigOp.OpType.SET);
        }
    }
}
