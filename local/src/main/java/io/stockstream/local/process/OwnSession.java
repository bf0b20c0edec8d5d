package io.stockstream.local.process;

import java.util.List;

/**
 * Starts a command in a session of its own, under the same process id.
 *
 * <p>A Ctrl-C reaches every process of the terminal's group at once. The components must not get it: they are stopped
 * one after the other, in reverse order, by the supervisor.
 */
public final class OwnSession {
    private static final List<String> PREFIX = find();

    private OwnSession() {}

    public static List<String> prefix() {
        return PREFIX;
    }

    private static List<String> find() {
        if (Executables.onPath("setsid")) {
            return List.of("setsid");
        }
        if (Executables.onPath("perl")) {
            return List.of("perl", "-e", "use POSIX qw(setsid); setsid; exec @ARGV or die $!");
        }
        return List.of();
    }
}
