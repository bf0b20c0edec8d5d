package io.stockstream.bench;

import java.util.List;
import java.util.Locale;

/**
 * Latencies of one process, in the order in which their facts were answered.
 *
 * @param nanos all of them, from the process' first fact on
 * @param cold how many of the first belong to the start, while the JVM still compiles
 */
record Latencies(List<Long> nanos, int cold) {

    /** The start is told as well: it is what users meet after a restart. */
    String line() {
        return cold == 0
                ? percentiles(nanos)
                : "start %s; then %s"
                        .formatted(percentiles(nanos.subList(0, cold)), percentiles(nanos.subList(cold, nanos.size())));
    }

    private static String percentiles(List<Long> part) {
        List<Long> sorted = part.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "p50 %.0f p99 %.0f max %.0f ms",
                millis(sorted, 0.50),
                millis(sorted, 0.99),
                millis(sorted, 1));
    }

    private static double millis(List<Long> sorted, double quantile) {
        int index = (int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * quantile));
        return sorted.get(index) / 1e6;
    }
}
