package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.process.Command;
import io.stockstream.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL on a data folder that survives, with logical replication on and nothing traded for speed. */
final class Postgres implements Component {
    static final String SUPERUSER = "postgres";
    static final String DATABASE = "stockstream";
    private static final int INITDB_LIMIT_SECONDS = 60;

    private final Site site;
    private final Tools tools;
    private final NotRoot notRoot = NotRoot.find();

    Postgres(Site site, Tools tools) {
        this.site = site;
        this.tools = tools;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<PortUse> ports() {
        return List.of(new PortUse(site.ports().postgres(), "POSTGRES_PORT"));
    }

    @Override
    public StopSignal stopSignal() {
        return StopSignal.INT;
    }

    @Override
    public Command command() throws IOException {
        Path home = tools.postgres();
        Path data = site.layout().data(name());
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(home, data);
        }
        List<String> line = new ArrayList<>(notRoot.prefix());
        line.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
        for (String setting : settings()) {
            line.addAll(List.of("-c", setting));
        }
        return new Command(line, Map.of(), data);
    }

    @Override
    public boolean ready() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** A connection each few seconds would fill PostgreSQL's log and cost it a process. */
    @Override
    public boolean healthy() {
        return ports().getFirst().answers();
    }

    @Override
    public void prepare() {
        try (Connection connection = connect(SUPERUSER)) {
            new DatabaseRoles(connection, site.secrets()).create();
        } catch (SQLException failed) {
            throw new LocalSystemException("PostgreSQL refused to make the database: " + failed.getMessage(), failed);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                site.jdbcUrl(database), SUPERUSER, site.secrets().superuser());
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=" + Site.HOST,
                "port=" + site.ports().postgres(),
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "wal_level=logical",
                "max_replication_slots=8",
                "max_wal_senders=8",
                // A slot that is not read (Connect is stopped) must not fill the disk.
                "max_slot_wal_keep_size=2GB",
                "max_connections=50",
                "shared_buffers=32MB",
                "timezone=UTC",
                "log_timezone=UTC");
    }

    private void initialise(Path home, Path data) throws IOException {
        Files.createDirectories(data);
        Path password = site.layout().home().resolve("initdb-password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, site.secrets().superuser());
            notRoot.own(password, site.layout().home());
            notRoot.own(data, site.layout().home());
            Command initdb = new Command(initdb(home, data, password), Map.of(), data);
            ShortJob.run(initdb, site.layout().log(name()), INITDB_LIMIT_SECONDS);
        } finally {
            Files.delete(password);
        }
    }

    private List<String> initdb(Path home, Path data, Path password) {
        List<String> line = new ArrayList<>(notRoot.prefix());
        line.addAll(List.of(home.resolve("bin/initdb").toString(), "-D", data.toString(), "-U", SUPERUSER));
        line.addAll(List.of("--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
        line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        return line;
    }
}
