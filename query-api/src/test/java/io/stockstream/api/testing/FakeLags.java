package io.stockstream.api.testing;

import io.stockstream.api.kafka.GroupLags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;

/** The lag of groups, scripted by a test; initially none. */
public final class FakeLags implements GroupLags {

    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** Forgets the script. */
    public void reset() {
        standings.clear();
        away = false;
    }

    /** Scripts the position of a group. */
    public void stand(String group, long done, long waiting) {
        standings.put(group, new Standing(group, done, waiting));
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
                .map(one -> standings.getOrDefault(one.group(), new Standing(one.group(), 0, 0)))
                .toList();
    }
}
