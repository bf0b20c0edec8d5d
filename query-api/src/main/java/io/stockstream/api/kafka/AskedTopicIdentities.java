package io.stockstream.api.kafka;

import io.stockstream.api.cache.TopicIdentities;
import io.stockstream.topics.TopicIds;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** The ids of topics, asked for once each. */
final class AskedTopicIdentities implements TopicIdentities, AutoCloseable {

    private final Admin admin;
    private final TopicIds ids;

    AskedTopicIdentities(Admin admin) {
        this.admin = admin;
        this.ids = new TopicIds(admin);
    }

    @Override
    public Uuid of(String topic) {
        return ids.of(topic);
    }

    @Override
    public void close() {
        admin.close();
    }
}
