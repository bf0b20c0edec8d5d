package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.SystemStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time that whole process trees have used so far, with children that have ended. */
final class ProcessorTime {

    /** Of all that Linux tells programs, whatever the kernel counts in. */
    private static final double TICKS_PER_SECOND = 100;

    /** Places of utime, stime, cutime and cstime behind the name of the program. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private ProcessorTime() {}

    /** Seconds of all components of a system. */
    static double of(LocalSystem system) {
        return of(system.status().components().stream()
                .map(SystemStatus.ComponentStatus::pid)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray());
    }

    /** Seconds of processes and all that they started; what one of them started is not counted twice. */
    static double of(long... pids) {
        return Arrays.stream(pids)
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .distinct()
                .mapToDouble(ProcessorTime::ofOne)
                .sum();
    }

    /** Of one process and of its children that have ended; where there is no /proc, of the process alone. */
    private static double ofOne(ProcessHandle process) {
        Path stat = Path.of("/proc/%d/stat".formatted(process.pid()));
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = 0;
            for (int place = FIRST; place <= LAST; place++) {
                ticks += Long.parseLong(fields[place]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException e) {
            return process.info()
                    .totalCpuDuration()
                    .map(time -> time.toMillis() / 1e3)
                    .orElse(0.0);
        }
    }
}
