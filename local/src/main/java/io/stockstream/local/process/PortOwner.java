package io.stockstream.local.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port, from Linux' {@code /proc}; nothing on other systems or for other users'
 * processes.
 */
public final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String LISTEN = "0A";

    private PortOwner() {}

    /** Such as {@code pid 4711 (nginx -g daemon off;)}. */
    public static Optional<String> of(int port) {
        return inodes(port).stream().flatMap(inode -> holder(inode).stream()).findFirst();
    }

    private static List<String> inodes(int port) {
        return Stream.of("net/tcp", "net/tcp6")
                .map(PROC::resolve)
                .flatMap(PortOwner::lines)
                .map(line -> SPACES.split(line.strip(), -1))
                .filter(field -> field.length > 9 && field[3].equals(LISTEN) && portOf(field[1]) == port)
                .map(field -> field[9])
                .toList();
    }

    private static int portOf(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? -1 : Integer.parseInt(address.substring(colon + 1).toLowerCase(Locale.ROOT), 16);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static Optional<String> holder(String inode) {
        String socket = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst()
                .map(process -> "pid " + process.pid() + " (" + command(process.pid()) + ")");
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : open) {
                if (target(descriptor).equals(socket)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException notOurs) {
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static String command(long pid) {
        try {
            String line = Files.readString(PROC.resolve(Long.toString(pid)).resolve("cmdline"))
                    .replace('\0', ' ')
                    .strip();
            return line.length() > 80 ? line.substring(0, 80) + "…" : line;
        } catch (IOException ended) {
            return "unknown";
        }
    }
}
