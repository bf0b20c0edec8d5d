package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @TempDir
    private Path root;

    @Test
    void shouldLetTheEnvironmentWinOverTheFile() throws IOException {
        Files.writeString(root.resolve(".env.example"), "PORT=8080\nREDIS_PORT=16379\n");
        Files.writeString(root.resolve(".env"), "PORT=1000\nREDIS_PORT=2000\n");

        Settings settings = Settings.of(root, Map.of("PORT", "3000")::get);

        assertThat(Ports.fixed(settings).api()).isEqualTo(3000);
        assertThat(Ports.fixed(settings).redis()).isEqualTo(2000);
        assertThat(Ports.fixed(settings).kafka()).isEqualTo(9092);
    }

    @Test
    void shouldIgnoreVariablesOfOtherProjects() throws IOException {
        Files.writeString(root.resolve(".env.example"), "PORT=8080\n# DATABASE_URL=somewhere\n");

        Settings settings = Settings.of(root, Map.of("DATABASE_URL", "jdbc:other")::get);

        assertThat(settings.values()).isEmpty();
    }

    @Test
    void shouldNameASettingThatIsNoPort() {
        Settings settings = new Settings(Map.of("PORT", "80a"));

        assertThatThrownBy(() -> Ports.fixed(settings)).hasMessageStartingWith("PORT=80a is not a port");
    }
}
