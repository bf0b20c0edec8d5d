package io.stockstream.streams.effect.timer;

import io.stockstream.order.OrderCheckDue;
import io.stockstream.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a check to every partition of orders.checks when it is due. All that is in it follows from the time at which it is due, so several
 * instances write equal ones, and orders take the second for the first. A check that cannot be written is not made up for: the next one
 * finds the same orders. Used by one thread.
 */
final class OrderCheckTimer {

    private static final Logger LOG = LoggerFactory.getLogger(OrderCheckTimer.class);

    private final Producer<String, OrderCheckDue> producer;
    private final int partitions;
    private final OrderCheckProperties settings;
    private final InstantSource clock;
    private Instant last;
    private boolean away;

    /**
     * @param partitions number of partitions of orders.checks
     */
    OrderCheckTimer(
            Producer<String, OrderCheckDue> producer,
            int partitions,
            OrderCheckProperties settings,
            InstantSource clock) {
        this.producer = producer;
        this.partitions = partitions;
        this.settings = settings;
        this.clock = clock;
        this.last = newestDue();
    }

    /** How long it is until the next check is due. */
    Duration untilNext() {
        return Duration.between(clock.instant(), newestDue().plus(settings.checkInterval()));
    }

    /** Writes the newest check that is due, if it is newer than the last one. */
    void tick() {
        Instant due = newestDue();
        if (!due.isAfter(last)) {
            return;
        }
        last = due;
        try {
            write(new OrderCheckDue(due, due.minus(settings.driveOnAfter()), due.minus(settings.failAfter())));
            if (away) {
                away = false;
                LOG.info("Checks of pending orders are written again");
            }
        } catch (KafkaException e) {
            if (!away) {
                away = true;
                LOG.warn(
                        "The check of pending orders due at {} was not written ({}); stuck orders stay pending until one can be, tried every {}",
                        due,
                        e.toString(),
                        settings.checkInterval());
            }
        }
    }

    private Instant newestDue() {
        long interval = settings.checkInterval().toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(clock.millis(), interval) * interval);
    }

    private void write(OrderCheckDue check) {
        long timestamp = check.getDueAt().toEpochMilli();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sent.add(
                    producer.send(new ProducerRecord<>(Topics.ORDER_CHECKS.name(), partition, timestamp, null, check)));
        }
        producer.flush();
        sent.forEach(OrderCheckTimer::confirm);
    }

    private static void confirm(Future<RecordMetadata> record) {
        try {
            record.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing a check", e);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not confirm a check: " + e.getCause(), e.getCause());
        }
    }
}
