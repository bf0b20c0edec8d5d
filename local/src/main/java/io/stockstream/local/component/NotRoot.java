package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.PrivateFolder;
import io.stockstream.local.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root, and containers often are root.
 *
 * <p>A user namespace makes root appear as user nobody to PostgreSQL while its files stay root's. Where namespaces are
 * forbidden, the server really runs as nobody and becomes the owner of its data folder.
 */
final class NotRoot {
    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final boolean becomesNobody;

    private NotRoot(List<String> prefix, boolean becomesNobody) {
        this.prefix = prefix;
        this.becomesNobody = becomesNobody;
    }

    static NotRoot find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new NotRoot(List.of(), false);
        }
        if (Executables.succeeds("unshare", "-U", "true")) {
            return new NotRoot(List.of("unshare", "-U"), false);
        }
        if (Executables.onPath("setpriv")) {
            return new NotRoot(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);
        }
        throw new LocalSystemException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv is here: start as an ordinary user.");
    }

    List<String> prefix() {
        return prefix;
    }

    /**
     * Makes the server's user the owner of {@code tree}, if that is another user than root, and lets it pass to that
     * folder.
     *
     * @param home the folder of the system, which contains the tree; everything else in it stays private
     */
    void own(Path tree, Path home) throws IOException {
        if (!becomesNobody) {
            return;
        }
        for (Path folder = tree.getParent(); folder.startsWith(home); folder = folder.getParent()) {
            closeAllIn(folder);
            PrivateFolder.letPass(folder);
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.setAttribute(path, "unix:uid", NOBODY);
        }
    }

    private static void closeAllIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path each : inside.filter(Files::isDirectory).toList()) {
                if (!Files.getAttribute(each, "unix:uid").equals(NOBODY)) {
                    PrivateFolder.make(each);
                }
            }
        }
    }
}
