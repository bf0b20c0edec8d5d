package io.stockstream.order.topology;

import io.stockstream.horizon.Horizon;
import io.stockstream.order.LookupAnswered;
import io.stockstream.order.LookupKind;
import io.stockstream.order.LookupRequested;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.decide.OrderDeciderPropertyTest;
import io.stockstream.platform.replay.Rerun;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topic;
import io.stockstream.schema.Topics;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.ReservationRequested;
import io.stockstream.stock.decide.StockDesk;
import io.stockstream.streams.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Orders that are replayed come to the same decisions, commands, reports and tasks, in whatever order requests,
 * answers, checks, horizons and script are read.
 */
class OrderReplayTest {

    private static final Map<String, Long> SUPPLY = Map.of("A", 12L, "B", 6L);

    private final AvroSerdes serdes = new AvroSerdes("mock://" + UUID.randomUUID());

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void shouldDecideTheSameAgain(
            @ForAll("requests") List<OrderRequested> requests,
            @ForAll Random random,
            @ForAll @IntRange(max = 2) int few) {
        try (Rerun rerun = new Rerun(new OrderTopology(serdes, 1, 1, few, decided -> {}))) {
            new Live(rerun, random).run(requests);
            rerun.assertSameAgain(random);
        }
    }

    @Provide
    Arbitrary<List<OrderRequested>> requests() {
        return new OrderDeciderPropertyTest().requests();
    }

    /** The catalogue has users with even numbers, and a price of every sku. */
    private static LookupAnswered answer(Asked lookup) {
        if (lookup.kind() != LookupKind.USER) {
            return OrderFacts.product(lookup, lookup.key(), "5", "RUB");
        }
        return Long.parseLong(lookup.key()) % 2 == 0 ? OrderFacts.user(lookup) : OrderFacts.absent(lookup);
    }

    /** The topology with stock and catalogue; messages may be repeated, answers overtake each other or are lost. */
    private final class Live {
        private final Rerun rerun;
        private final Random random;
        private final StockDesk stock = StockDesk.of(SUPPLY);
        private final List<Runnable> underWay = new ArrayList<>();
        private Instant now = Facts.NOON;

        Live(Rerun rerun, Random random) {
            this.rerun = rerun;
            this.random = random;
        }

        void run(List<OrderRequested> requests) {
            for (OrderRequested request : requests) {
                send(Topics.ORDER_REQUESTS, request.getOrderId(), request);
            }
            deliverAll();
            // Every order ends. Of one that still collects answers, the last would be in no decision, so in no replay.
            for (int day = 1; day <= 2; day++) {
                Instant end = now.plus(Duration.ofDays(1));
                pipe(Topics.ORDER_CHECKS, null, OrderFacts.check(end, end, end));
                deliverAll();
            }
        }

        private void deliverAll() {
            while (!underWay.isEmpty()) {
                underWay.remove(random.nextInt(underWay.size())).run();
                if (random.nextInt(12) == 0) {
                    Instant before = now.minusSeconds(random.nextInt(40));
                    pipe(Topics.ORDER_HORIZONS, null, new Horizon(now, before, null, null));
                }
                if (random.nextInt(12) == 0) {
                    pipe(Topics.ORDER_CHECKS, null, OrderFacts.check(now, now.minusSeconds(20), now.minusSeconds(90)));
                }
            }
        }

        private <V extends SpecificRecord> void send(Topic<String, V> topic, String key, V value) {
            underWay.add(() -> pipe(topic, key, value));
            if (random.nextInt(8) == 0) {
                underWay.add(() -> pipe(topic, key, value));
            }
        }

        private <V extends SpecificRecord> void pipe(Topic<String, V> topic, String key, V value) {
            now = now.plusSeconds(random.nextInt(5));
            rerun.pipe(
                    topic.name(),
                    new StringSerializer().serialize(topic.name(), key),
                    serdes.value(topic).serializer().serialize(topic.name(), value),
                    now);
            written(Topics.LOOKUPS).forEach(this::lookUp);
            written(Topics.RESERVATIONS).forEach(this::reserve);
        }

        private void lookUp(LookupRequested lookup) {
            LookupAnswered answer = OrderFacts.together(
                    Asked.in(lookup).stream().map(OrderReplayTest::answer).toList());
            if (random.nextInt(12) != 0) {
                send(Topics.LOOKUP_ANSWERS, answer.getOrderId(), answer);
            }
        }

        private void reserve(ReservationRequested command) {
            for (ReservationDecided outcome : stock.decide(command)) {
                if (random.nextInt(12) != 0) {
                    send(Topics.RESERVATION_OUTCOMES, outcome.getOrderId(), outcome);
                }
            }
        }

        private <V extends SpecificRecord> List<V> written(Topic<String, V> topic) {
            List<V> values = new ArrayList<>();
            for (TestRecord<byte[], byte[]> each : rerun.written(topic)) {
                values.add(serdes.value(topic).deserializer().deserialize(topic.name(), each.value()));
            }
            return values;
        }
    }
}
