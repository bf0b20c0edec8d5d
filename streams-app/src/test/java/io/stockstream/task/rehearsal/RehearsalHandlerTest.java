package io.stockstream.task.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.task.handler.PermanentTaskException;
import io.stockstream.task.handler.TaskWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RehearsalHandlerTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final RehearsalHandler handler = new RehearsalHandler();
    private final List<Integer> progress = new ArrayList<>();

    private TaskWork work(String payload, int attempt) {
        return new TaskWork(
                "task", JSON.readTree(payload), attempt, Instant.EPOCH, (percent, message) -> progress.add(percent));
    }

    @Test
    void shouldFailAsOftenAsWantedAndThenSucceed() throws Exception {
        String payload = "{\"failures\":2}";

        assertThatThrownBy(() -> handler.handle(work(payload, 1))).hasMessageContaining("1 of 2");
        assertThatThrownBy(() -> handler.handle(work(payload, 2))).hasMessageContaining("2 of 2");
        assertThat(handler.handle(work(payload, 3)).path("attempt").asInt()).isEqualTo(3);
    }

    @Test
    void shouldTellHowFarItIs() throws Exception {
        handler.handle(work("{\"seconds\":0.5}", 1));

        assertThat(progress).containsExactly(0, 40, 80);
    }

    @Test
    void shouldStopWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> handler.handle(work("{\"seconds\":60}", 1))).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"seconds\":-1}", "{\"seconds\":301}", "{\"seconds\":\"1\"}", "{\"failures\":101}"})
    void shouldNotTryAgainWhatNoAttemptCanDo(String payload) {
        assertThatThrownBy(() -> handler.handle(work(payload, 1))).isInstanceOf(PermanentTaskException.class);
    }
}
