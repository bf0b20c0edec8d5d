package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stockstream.local.mail.MailFolder;
import io.stockstream.local.mail.Sender;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The servers without the applications: they start, answer, come back after a crash, carry rows to Kafka, and end. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LocalSystemIT {
    private static final String[] SERVERS = {"postgres", "redis", "mail", "kafka", "registry"};
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LocalSystem system;

    @BeforeAll
    static void start() {
        system = LocalSystem.builder(SharedSystem.home("servers"))
                .freePorts()
                .only(SERVERS)
                .autoRestart(true)
                .progress(System.out::println)
                .build();
        system.start();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void shouldAnswerWhenReady() throws Exception {
        assertThat(Http.get(system.registryUrl() + "/subjects").status()).isEqualTo(200);
        assertThat(setting("SHOW fsync")).isEqualTo("on");
        assertThat(setting("SHOW wal_level")).isEqualTo("logical");
        try (Admin admin = admin()) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
        assertThat(system.status().components())
                .filteredOn(component -> Set.of(SERVERS).contains(component.name()))
                .allMatch(component -> component.state().equals("ready"));
    }

    @Test
    @Order(2)
    void shouldRefuseASecondSystemOnTheSameFolder() {
        LocalSystem second =
                LocalSystem.builder(SharedSystem.home("servers")).only("redis").build();

        assertThatThrownBy(second::start).hasMessageContaining("already runs on");
        second.close();
    }

    @Test
    @Order(3)
    void shouldComeBackWithItsDataWhenKilled() throws Exception {
        execute("CREATE TABLE kept (n int)");
        execute("INSERT INTO kept VALUES (7)");
        long before = system.pid("postgres");

        system.kill("postgres");

        await().atMost(LIMIT).until(() -> system.restarts("postgres") == 1 && system.state("postgres") == State.READY);
        assertThat(system.pid("postgres")).isNotEqualTo(before);
        assertThat(setting("SELECT n FROM kept")).isEqualTo("7");
        execute("DROP TABLE kept");
    }

    @Test
    @Order(4)
    void shouldKeepMailsWhenTheMailServerIsKilled() throws Exception {
        int before = MailFolder.of(system.site().layout()).mails().size();
        new Sender(system.port("mail")).send(null, "ann@example.com", "Заказ", "kept");

        system.kill("mail");

        await().atMost(LIMIT).until(() -> system.restarts("mail") == 1 && system.state("mail") == State.READY);
        assertThat(MailFolder.of(system.site().layout()).mails())
                .hasSize(before + 1)
                .last()
                .matches(mail -> mail.subject().equals("Заказ"));
    }

    @Test
    @Order(5)
    void shouldCarryRowsToKafka() throws Exception {
        execute("CREATE SCHEMA IF NOT EXISTS stockstream");
        execute("CREATE TABLE IF NOT EXISTS stockstream.heartbeat (id int PRIMARY KEY, at timestamptz)");
        execute("DROP PUBLICATION IF EXISTS stockstream");
        execute("CREATE PUBLICATION stockstream FOR TABLE stockstream.heartbeat");
        execute("GRANT USAGE ON SCHEMA stockstream TO stockstream_cdc");
        execute("GRANT SELECT, INSERT, UPDATE ON stockstream.heartbeat TO stockstream_cdc");
        createTopics("connect-configs", "connect-offsets", "connect-status", "cdc.heartbeat", "cdc.heartbeat-pings");

        system.start("connect");

        await().atMost(LIMIT).until(() -> subjects().contains("cdc.heartbeat-value"));
    }

    @Test
    @Order(6)
    void shouldLeaveNoProcessWhenClosed() {
        List<ProcessHandle> processes = Stream.concat(Stream.of(SERVERS), Stream.of("connect"))
                .flatMap(name -> ProcessHandle.of(system.pid(name)).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();

        system.close();

        assertThat(processes).hasSizeGreaterThan(SERVERS.length);
        // A fork of a server that is gone may take a moment to notice.
        await().atMost(Duration.ofSeconds(10)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static String subjects() throws IOException {
        return Http.get(system.registryUrl() + "/subjects").body();
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers()));
    }

    private static void createTopics(String... names) throws Exception {
        try (Admin admin = admin()) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Stream.of(names)
                    .filter(name -> !present.contains(name))
                    .map(name -> new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                    .collect(Collectors.toList());
            admin.createTopics(missing).all().get();
        }
    }

    private static String setting(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                system.site().jdbcUrl("stockstream"),
                "stockstream_migrator",
                system.site().secrets().migrator());
    }
}
