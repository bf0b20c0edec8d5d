package io.stockstream.api.kafka;

import java.util.List;

/** Tells how far consumer groups are behind. */
@FunctionalInterface
public interface GroupLags {

    /**
     * How far a group is.
     *
     * @param group its id
     * @param topics what counts of all that it reads
     */
    record Asked(String group, List<String> topics) {}

    /**
     * Where a group stands on the topics asked for.
     *
     * @param group its id
     * @param done records that it has committed, over all partitions
     * @param waiting records behind them
     */
    record Standing(String group, long done, long waiting) {}

    /**
     * What Kafka tells at this moment, in the order asked for.
     *
     * @throws org.apache.kafka.common.KafkaException when it does not
     */
    List<Standing> read(List<Asked> asked) throws InterruptedException;
}
