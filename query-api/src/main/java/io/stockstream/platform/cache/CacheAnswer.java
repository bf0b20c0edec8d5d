package io.stockstream.platform.cache;

import java.util.Optional;

/** What became of one call to Redis. */
sealed interface CacheAnswer<T> {

    /** Redis answered. */
    record Came<T>(T value) implements CacheAnswer<T> {}

    /** It failed, or took too long. */
    record Failed<T>() implements CacheAnswer<T> {}

    /** It was not asked, because it failed before. */
    record Skipped<T>() implements CacheAnswer<T> {}

    /** What it counts as. */
    default CacheMeters.Outcome outcome(boolean found) {
        return switch (this) {
            case Failed<T> failed -> CacheMeters.Outcome.ERROR;
            case Skipped<T> skipped -> CacheMeters.Outcome.BYPASSED;
            case Came<T> came -> found ? CacheMeters.Outcome.HIT : CacheMeters.Outcome.MISS;
        };
    }

    /** The value, when there is one. */
    default Optional<T> given() {
        return this instanceof Came<T> came ? Optional.ofNullable(came.value()) : Optional.empty();
    }
}
