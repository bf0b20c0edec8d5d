package io.stockstream.bench;

import java.util.Locale;

/** The table that people read. */
final class Report {

    private static final String ROW = "%-26s %10s %7s %12s %12s %11s %11s %12s %12s%n";

    private double limit;

    void header() {
        System.out.printf(
                ROW,
                "contender",
                "records/s",
                "÷ loop",
                "client s/M",
                "broker s/M",
                "client MiB",
                "broker MiB",
                "restore/s",
                "restored");
    }

    /** The first row is the limit that the others are divided by. */
    void row(String contender, Result result, Result restore, double brokerCpu, double brokerMib, int movements) {
        if (limit == 0) {
            limit = result.rate();
        }
        System.out.printf(
                ROW,
                contender,
                number(result.rate()),
                String.format(Locale.ROOT, "%.2f", result.rate() / limit),
                perMillion(result.cpuSeconds(), movements),
                perMillion(brokerCpu, movements),
                number(result.peakMib()),
                number(brokerMib),
                restore.restored() == 0 ? "-" : number(restore.restored() / restore.restoreSeconds()),
                restore.restored() == 0 ? "-" : String.format(Locale.ROOT, "%,d", restore.restored()));
    }

    private static String perMillion(double seconds, int movements) {
        return String.format(Locale.ROOT, "%.1f", seconds * 1e6 / movements);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
