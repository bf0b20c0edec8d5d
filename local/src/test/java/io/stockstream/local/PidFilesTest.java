package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFilesTest {
    @TempDir
    private Path home;

    private Process sleeper;

    @BeforeEach
    void startSleeper() throws IOException {
        sleeper = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endSleeper() {
        sleeper.destroyForcibly();
    }

    @Test
    void shouldStopAndTellWhatAnEarlierRunLeft() throws Exception {
        Layout layout = new Layout(home);
        layout.pidFile("redis").write(sleeper.toHandle());
        List<String> told = new ArrayList<>();

        assertThat(PidFiles.leftOver(layout)).containsExactly("redis");
        PidFiles.stopLeftOver(layout, told::add);

        assertThat(sleeper.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(told)
                .containsExactly("Stopping redis (pid " + sleeper.pid() + "), left over from an earlier crash.");
        assertThat(PidFiles.leftOver(layout)).isEmpty();
    }

    @Test
    void shouldLeaveAloneAProcessThatGotTheSameIdLater() throws Exception {
        Layout layout = new Layout(home);
        layout.pidFile("redis").write(sleeper.toHandle());
        Path file = home.resolve("run/redis.pid");
        Files.writeString(file, sleeper.pid() + " 1000");

        PidFiles.stopLeftOver(layout, text -> {});

        assertThat(sleeper.isAlive()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldTakeADamagedFileAsNoProcess() throws IOException {
        Path file = Files.writeString(home.resolve("damaged"), "not a pid");

        assertThat(new PidFile(file).running()).isEmpty();
    }
}
