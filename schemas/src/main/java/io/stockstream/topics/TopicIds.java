package io.stockstream.topics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * The ids that the cluster gives topics: a topic that is deleted and recreated has another, though the name is the
 * same.
 */
public final class TopicIds {

    private final Admin admin;
    private final Map<String, Uuid> known = new ConcurrentHashMap<>();

    public TopicIds(Admin admin) {
        this.admin = admin;
    }

    /**
     * The id of a topic, queried once.
     *
     * @throws org.apache.kafka.common.KafkaException when there is no such topic or Kafka does not answer; the next
     *     call asks again
     */
    public Uuid of(String topic) {
        Uuid id = known.get(topic);
        if (id == null) {
            id = TopicAdmin.get(admin.describeTopics(List.of(topic)).allTopicNames())
                    .get(topic)
                    .topicId();
            known.put(topic, id);
        }
        return id;
    }
}
