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
    private String archived;
    private final List<String> options = new ArrayList<>();
    private final List<String> program = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private ClassPath classPath;
    private boolean cached;

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

    /** For what runs until the system stops and is worth an {@link AotCache}, if somebody has trained one. */
    Java cached() {
        cached = true;
        return this;
    }

    Java jar(Path jar, String... arguments) {
        classPath = ClassPath.at(jar);
        program.addAll(List.of("-jar", jar.toString()));
        program.addAll(List.of(arguments));
        archived = jar.getFileName() + (arguments.length == 0 ? "" : "-" + arguments[0]);
        return this;
    }

    /** @param place a folder of jars, or a jar with others in {@code lib} beside it */
    Java main(Path place, String main, String... arguments) {
        classPath = ClassPath.at(place);
        program.addAll(List.of("-cp", classPath.text(), main));
        program.addAll(List.of(arguments));
        archived = main;
        return this;
    }

    Java environment(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    /** The user's {@code <COMPONENT>_JAVA_OPTS} come last, so that they win. */
    Command in(Path directory, Site site) {
        List<String> all = new ArrayList<>(options);
        site.settings()
                .find(setting())
                .ifPresent(own -> all.addAll(List.of(own.strip().split("\\s+", -1))));
        List<String> line = new ArrayList<>();
        line.add(EXECUTABLE);
        // The JVM's remarks about a cache or an archive that it cannot use; it goes on without.
        line.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        line.addAll(classData(site, all));
        line.addAll(all);
        line.addAll(program);
        return new Command(line, environment, directory);
    }

    private List<String> classData(Site site, List<String> all) {
        Path folder = site.installation().classData();
        ClassArchive archive = new ClassArchive(folder, archived, classPath);
        if (!cached || !AotCache.supported()) {
            return archive.options();
        }
        AotCache cache = new AotCache(folder, archived, classPath, all);
        return site.training() ? cache.record() : cache.use().orElseGet(archive::options);
    }

    private String setting() {
        return component.toUpperCase(Locale.ROOT).replace('-', '_') + "_JAVA_OPTS";
    }
}
