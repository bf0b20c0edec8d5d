package io.stockstream.api.testing;

import io.stockstream.platform.kafka.GroupLags;
import io.stockstream.schema.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;

/** The lag on topics, scripted by a test; initially none. */
public final class FakeLags implements GroupLags {

    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** Forgets the script. */
    public void reset() {
        standings.clear();
        away = false;
    }

    /** Scripts the position of the group that reads a topic. */
    public void stand(Topic<?, ?> topic, long done, long waiting) {
        standings.put(topic.name(), new Standing("any", done, waiting));
    }

    /** Makes Kafka stop answering. */
    public void goAway() {
        away = true;
    }

    @Override
    public List<Standing> read(List<Asked> asked) {
        if (away) {
            throw new KafkaException("away");
        }
        return asked.stream()
                .map(one -> one.topics().stream()
                        .map(standings::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(new Standing(one.group(), 0, 0)))
                .toList();
    }
}
