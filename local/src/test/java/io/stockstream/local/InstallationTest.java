package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(root.resolve("topics.yaml"), "topics: {}");
        Files.writeString(root.resolve("chosen.yaml"), "topics: {}");
    }

    private Path topics(String setting) {
        return new Installation(root).topics(new Settings(Map.of("TOPICS_FILE", setting)));
    }

    @Test
    void shouldGiveApplicationsTheTopicsOfTheTreeOrThoseThatWereChosen() {
        assertThat(new Installation(root).topics(Settings.none())).isEqualTo(root.resolve("topics.yaml"));
        assertThat(topics("chosen.yaml")).as("seen from .env").isEqualTo(root.resolve("chosen.yaml"));
        assertThat(topics(root.resolve("chosen.yaml").toString())).isEqualTo(root.resolve("chosen.yaml"));
    }

    @Test
    void shouldSayThatTheChosenTopicsAreNotThere() {
        assertThatThrownBy(() -> topics("chosne.yaml"))
                .isInstanceOf(LocalSystemException.class)
                .hasMessageContainingAll(
                        "TOPICS_FILE=chosne.yaml", root.resolve("chosne.yaml").toString(), ".env");
    }
}
