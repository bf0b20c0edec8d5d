package io.stockstream.local.process;

import java.util.Set;

/**
 * The shell's variables that describe where a process runs. No others reach the servers: a
 * {@code SPRING_DATASOURCE_URL} or {@code SPRING_PROFILES_ACTIVE} exported for another project would change the
 * applications' behaviour, and the shell's secrets are private.
 */
final class Surroundings {
    private static final Set<String> NAMES = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS");
    private static final String LOCALE = "LC_";

    private Surroundings() {}

    static boolean has(String name) {
        return NAMES.contains(name) || name.startsWith(LOCALE);
    }
}
