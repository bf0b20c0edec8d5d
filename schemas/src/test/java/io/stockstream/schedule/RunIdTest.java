package io.stockstream.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

    @Test
    void shouldTellWhoseRunItIs() {
        assertThat(RunId.scheduleOf(RunId.due(12, Instant.EPOCH))).contains(12L);
        assertThat(RunId.scheduleOf(RunId.byHand(0, "by hand:\n1"))).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order:1:invoice",
                "schedule:",
                "schedule:1",
                "schedule:1:",
                "schedule:01:x",
                "schedule:-1:x",
                "schedule:9999999999999999999:x",
                "schedule:99999999999999999999999:x",
                " schedule:1:x"
            })
    void shouldKnowWhatIsNoRun(String taskId) {
        assertThat(RunId.scheduleOf(taskId)).isEmpty();
    }
}
