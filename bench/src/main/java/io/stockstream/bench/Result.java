package io.stockstream.bench;

import java.util.Locale;

/**
 * What a contender says of itself, on one line of its output.
 *
 * @param rate facts per second, steady
 * @param restored records restored from changelogs; 0 where nothing was
 * @param restoreSeconds how long that took, from the first store's start until the topology runs
 * @param cpuSeconds processor time of the whole process, or of the part of its life that is measured
 * @param peakMib most resident memory, MiB
 */
record Result(double rate, long restored, double restoreSeconds, double cpuSeconds, double peakMib) {

    private static final String MARK = "RESULT ";

    static Result ofThisProcess(double rate, long restored, double restoreSeconds) {
        Usage usage = Usage.of(ProcessHandle.current().pid());
        return new Result(rate, restored, restoreSeconds, usage.cpu().toMillis() / 1e3, usage.peakKib() / 1024.0);
    }

    /** The same with the processor time of a part of the process's life. */
    Result withCpu(double seconds) {
        return new Result(rate, restored, restoreSeconds, seconds, peakMib);
    }

    String line() {
        return String.format(Locale.ROOT, MARK + "%f %d %f %f %f", rate, restored, restoreSeconds, cpuSeconds, peakMib);
    }

    static boolean isOne(String line) {
        return line.startsWith(MARK);
    }

    static Result parse(String line) {
        String[] parts = line.substring(MARK.length()).split(" ", -1);
        return new Result(
                Double.parseDouble(parts[0]),
                Long.parseLong(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]));
    }
}
