package io.stockstream.platform.kafka;

import io.stockstream.platform.cache.TopicIdentities;
import io.stockstream.topics.TopicIds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * The ids of topics, queried once each. The client lives for one query only: an idle one tries to reach an absent Kafka
 * many times a second. After a failed query the next ones fail at once for a while, so that requests do not queue for
 * Kafka.
 */
final class AskedTopicIdentities implements TopicIdentities {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Admin> clients;
    private final Map<String, Uuid> known = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long failedAt = System.nanoTime() - PAUSE.toNanos();

    AskedTopicIdentities(Supplier<Admin> clients) {
        this.clients = clients;
    }

    @Override
    public Uuid of(String topic) {
        Uuid id = known.get(topic);
        return id == null ? ask(topic) : id;
    }

    private Uuid ask(String topic) {
        lock.lock();
        try {
            if (known.containsKey(topic)) {
                return known.get(topic);
            }
            if (System.nanoTime() - failedAt < PAUSE.toNanos()) {
                throw new KafkaException("Kafka did not tell the id of a topic a moment ago");
            }
            try (Admin admin = clients.get()) {
                Uuid id = new TopicIds(admin).of(topic);
                known.put(topic, id);
                return id;
            } catch (KafkaException e) {
                failedAt = System.nanoTime();
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }
}
