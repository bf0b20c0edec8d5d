package io.stockstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.local.SystemStatus.ComponentStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFileTest {
    private final SystemStatus status = new SystemStatus(
            "ready",
            List.of(
                    new ComponentStatus("kafka", 42L, "ready", 1, 9092, List.of("line")),
                    new ComponentStatus("setup", null, "done", 0, null, List.of())));

    @TempDir
    private Path folder;

    @Test
    void shouldPrintTheNamesThatProgramsRelyOn() {
        String json = StateFile.toJson(status).replaceAll("\\s", "");

        assertThat(json)
                .isEqualTo(
                        "{\"phase\":\"ready\",\"components\":["
                                + "{\"name\":\"kafka\",\"pid\":42,\"state\":\"ready\",\"restarts\":1,\"port\":9092,\"last_log\":[\"line\"]},"
                                + "{\"name\":\"setup\",\"pid\":null,\"state\":\"done\",\"restarts\":0,\"port\":null,\"last_log\":[]}]}");
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));

        file.write(status);

        assertThat(file.read()).contains(status);
        assertThat(status.allGood()).isTrue();
    }

    @Test
    void shouldNotBeGoodWhenOneComponentIsNot() {
        ComponentStatus failed = new ComponentStatus("redis", null, "failed", 3, 16379, List.of());

        assertThat(new SystemStatus("ready", List.of(failed)).allGood()).isFalse();
    }
}
