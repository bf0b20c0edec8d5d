package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A command that runs a Java program on the JDK that runs this one. */
final class Java {
    private static final String EXECUTABLE =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String component;
    private String archive;
    private final List<String> options = new ArrayList<>();
    private final List<String> program = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private Java(String component) {
        this.component = component;
        options.add("-XX:+ExitOnOutOfMemoryError");
        // One malloc arena per thread costs tens of megabytes resident in each process.
        environment.put("MALLOC_ARENA_MAX", "2");
    }

    static Java program(String component) {
        return new Java(component);
    }

    Java options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** For what starts fast and then does little: the smallest collector and no second compiler. */
    Java small(int heapMegabytes) {
        return options("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k");
    }

    Java jar(Path jar, String... arguments) {
        program.addAll(List.of("-jar", jar.toString()));
        program.addAll(List.of(arguments));
        archive = jar.getFileName() + (arguments.length == 0 ? "" : "-" + arguments[0]);
        return this;
    }

    Java main(Path classPath, String main, String... arguments) {
        return main(classPath + "/*", main, arguments);
    }

    Java main(String classPath, String main, String... arguments) {
        program.addAll(List.of("-cp", classPath, main));
        program.addAll(List.of(arguments));
        archive = main;
        return this;
    }

    Java environment(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    /** The user's {@code <COMPONENT>_JAVA_OPTS} come last, so that they win. */
    Command in(Path directory, Site site) {
        List<String> line = new ArrayList<>();
        line.add(EXECUTABLE);
        line.addAll(options);
        line.addAll(classData(site));
        site.settings()
                .find(setting())
                .ifPresent(own -> line.addAll(List.of(own.strip().split("\\s+", -1))));
        line.addAll(program);
        return new Command(line, environment, directory);
    }

    /**
     * An archive of a program's loaded classes, written at its first regular exit: the next start, and every one after
     * a crash, loads them in half the time. The JVM writes a new archive when the program or the JDK has changed, and
     * ignores one that it cannot use; its messages about that would appear in every log.
     */
    private List<String> classData(Site site) {
        Path file = site.installation().classData().resolve(archive + ".jsa");
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    private String setting() {
        return component.toUpperCase(Locale.ROOT).replace('-', '_') + "_JAVA_OPTS";
    }
}
