package io.stockstream.local.process;

import java.util.Set;

/**
 * The variables of the shell that say where a process runs. No other reaches the servers: a {@code SPRING_DATASOURCE_URL} or
 * {@code SPRING_PROFILES_ACTIVE} that was exported for another project would steer the applications, and secrets of the shell are none of their
 * business.
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
