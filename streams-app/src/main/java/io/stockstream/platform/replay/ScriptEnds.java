package io.stockstream.platform.replay;

import io.stockstream.platform.runtime.Script;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The last record of each partition of each script, and of the topics of housekeeping, when the replay began. What
 * comes later is not replayed.
 */
public final class ScriptEnds {

    private final Map<TopicPartition, Long> last = new ConcurrentHashMap<>();

    /** Notes where scripts end. */
    public void note(Map<TopicPartition, Long> lastRecords) {
        last.putAll(lastRecords);
    }

    /** Of one partition, per topic of the script; −1 where there is nothing. */
    List<Long> of(Script script, int partition) {
        return script.parts().stream()
                .map(part -> of(part.topic().name(), partition))
                .toList();
    }

    /** Of one partition of a topic; −1 when there is nothing. */
    long of(String topic, int partition) {
        return of(new TopicPartition(topic, partition));
    }

    private long of(TopicPartition partition) {
        Long offset = last.get(partition);
        if (offset == null) {
            throw new IllegalStateException("The end of %s has not been noted".formatted(partition));
        }
        return offset;
    }
}
