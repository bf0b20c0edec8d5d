package io.stockstream.schedule.store;

import io.stockstream.platform.runtime.AvroJson;
import io.stockstream.platform.store.ConditionalOnTopology;
import io.stockstream.platform.store.MissingException;
import io.stockstream.platform.store.PartitionCounts;
import io.stockstream.platform.store.ReadMode;
import io.stockstream.platform.store.StoreReader;
import io.stockstream.schedule.ScheduleFired;
import io.stockstream.schedule.ScheduleState;
import io.stockstream.schedule.topology.FiringKey;
import io.stockstream.schedule.topology.ReadableSchedules;
import io.stockstream.schedule.topology.ScheduleTopology;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** When schedules ran and when they run next, and the decisions on each. */
@RestController
@ConditionalOnTopology(ScheduleTopology.NAME)
public final class ScheduleController {

    /** One more than a page of the public API: by the extra one it knows that there is a next page. */
    private static final int MOST_FIRINGS = 101;

    private final StoreReader reader;
    private final PartitionCounts partitions;

    public ScheduleController(StoreReader reader, PartitionCounts partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    /** The state of a schedule; of one that was deleted too, with {@code schedule} null. */
    @GetMapping("/store/schedules")
    ObjectNode schedule(@RequestParam long id, @RequestParam(defaultValue = "false") boolean fresh) {
        return reader.<ScheduleState>get(
                        ReadableSchedules.SCHEDULES,
                        source(id).partition(),
                        Long.toString(id),
                        fresh ? ReadMode.FRESH : ReadMode.SURE)
                .map(AvroJson::of)
                .orElseThrow(() -> new MissingException("There is no schedule %d".formatted(id)));
    }

    /**
     * The newest decisions on a schedule, each with its number, the newest first.
     *
     * @param before begins after the decision of this number, with older ones
     */
    @GetMapping("/store/schedule-firings")
    ObjectNode firings(@RequestParam long id, @RequestParam int limit, @RequestParam Optional<Long> before) {
        if (before.isPresent() && before.get() < 1) {
            throw new IllegalArgumentException(
                    "before is the number of a decision, 1 or more (was %d)".formatted(before.get()));
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items")
                .addAll(reader.list(
                        ReadableSchedules.FIRINGS,
                        source(id),
                        ReadMode.AT_ONCE,
                        before.map(number -> FiringKey.of(id, number - 1)).orElseGet(() -> FiringKey.newest(id)),
                        FiringKey.oldest(id),
                        Math.clamp(limit, 0, MOST_FIRINGS),
                        (KeyValue<Bytes, ScheduleFired> kept) -> Optional.of(item(kept))));
        return page;
    }

    private static ObjectNode item(KeyValue<Bytes, ScheduleFired> kept) {
        return AvroJson.of(kept.value).put("number", FiringKey.number(kept.key));
    }

    private TopicPartition source(long id) {
        String topic = ReadableSchedules.SCHEDULES.topic();
        return new TopicPartition(topic, partitions.ofKey(topic, Long.toString(id)));
    }
}
