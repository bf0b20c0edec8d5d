package io.stockstream.local.component;

import java.util.Locale;

/** How the jars with native binaries name this machine. */
final class Platform {
    private static final boolean MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    private Platform() {}

    static String postgresArchive() {
        return "postgres-" + (MAC ? "darwin" : "linux") + "-" + (ARM ? "arm_64" : "x86_64") + ".txz";
    }

    static String redisBinary() {
        if (MAC) {
            return "redis-server-6.2.6-v5-darwin-" + (ARM ? "arm64" : "amd64");
        }
        return ARM ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
