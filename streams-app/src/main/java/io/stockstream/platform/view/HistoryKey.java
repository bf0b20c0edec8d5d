package io.stockstream.platform.view;

import io.stockstream.movement.MovementKey;
import io.stockstream.stock.Movement;
import io.stockstream.stock.MovementLeg;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the index of the history of movements: scope, then time (newest first), then movement id and sku. */
public final class HistoryKey {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private HistoryKey() {}

    /** Every key under which the movement is found: its product, its warehouses, and each pair of them. */
    public static Set<Bytes> of(Movement movement) {
        long at = micros(at(movement));
        Set<Bytes> keys = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(HistoryScope.product(movement.getSku())),
                        Stream.of(movement.getSender(), movement.getReceiver())
                                .filter(leg -> leg != null)
                                .map(MovementLeg::getWarehouseId)
                                .flatMap(warehouse -> Stream.of(
                                        HistoryScope.warehouse(warehouse),
                                        HistoryScope.both(movement.getSku(), warehouse))))
                .forEach(scope -> keys.add(scope.key()
                        .number(newestFirst(at))
                        .last(MovementKey.of(movement.getMovementId(), movement.getSku()))
                        .bytes()));
        return keys;
    }

    /**
     * When the movement began: its departure, or its arrival while no departure is known. Hardly ever changes, unlike
     * "last event".
     */
    public static Instant at(Movement movement) {
        return movement.getSender() != null
                ? movement.getSender().getAt()
                : movement.getReceiver().getAt();
    }

    /**
     * Lowest key of a page, which is the newest: everything before {@code to}, exclusive; {@code null} for no bound.
     */
    public static Bytes before(HistoryScope scope, Instant to) {
        SortedKey key = scope.key();
        return (to == null ? key : key.number(newestFirst(nextMicros(to)) + 1)).bytes();
    }

    /** Lowest key of a page that continues after a movement. */
    public static Bytes after(HistoryScope scope, long atMicros, String movementId, String sku) {
        return scope.key()
                .number(newestFirst(atMicros))
                .last(MovementKey.of(movementId, sku))
                .after()
                .bytes();
    }

    /** Highest key, which is the oldest: down to {@code from}, inclusive; {@code null} for no bound. */
    public static Bytes downTo(HistoryScope scope, Instant from) {
        SortedKey key = scope.key();
        return (from == null ? key : key.number(newestFirst(nextMicros(from))))
                .end()
                .bytes();
    }

    /** The {@link MovementKey} at the end of a key of the scope. */
    public static Bytes movement(HistoryScope scope, Bytes key) {
        byte[] bytes = key.get();
        return Bytes.wrap(Arrays.copyOfRange(bytes, length(scope) + Long.BYTES, bytes.length));
    }

    /** The movement's time in a key of the scope, microseconds since the epoch. */
    public static long atMicros(HistoryScope scope, Bytes key) {
        return newestFirst(ByteBuffer.wrap(key.get(), length(scope), Long.BYTES).getLong());
    }

    private static int length(HistoryScope scope) {
        return scope.key().bytes().get().length;
    }

    private static long newestFirst(long micros) {
        return Long.MAX_VALUE - micros;
    }

    /** Of a bound within a microsecond the next one: the first that a movement can have. */
    private static long nextMicros(Instant bound) {
        return micros(bound) + (bound.equals(bound.truncatedTo(ChronoUnit.MICROS)) ? 0 : 1);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }
}
