package io.stockstream.platform.kafka;

import java.util.List;

/** Measures how far consumer groups lag behind. */
@FunctionalInterface
public interface GroupLags {

    /**
     * A group to measure.
     *
     * @param group its id
     * @param topics the topics that count, of all that it reads
     */
    record Asked(String group, List<String> topics) {}

    /**
     * The position of a group on the topics asked for.
     *
     * @param group its id
     * @param done records that it has committed, summed over all partitions
     * @param waiting records after them
     */
    record Standing(String group, long done, long waiting) {}

    /**
     * The current positions, in the order asked for.
     *
     * @throws org.apache.kafka.common.KafkaException when it does not
     */
    List<Standing> read(List<Asked> asked) throws InterruptedException;
}
