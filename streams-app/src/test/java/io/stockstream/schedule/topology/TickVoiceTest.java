package io.stockstream.schedule.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class TickVoiceTest {

    private static final byte[] BYTES = {0};

    private final List<Long> asked = new ArrayList<>();
    private boolean away = true;

    private final TickVoice voice = new TickVoice((topic, tick) -> {
        asked.add(tick.getAt().toEpochMilli());
        if (away) {
            throw new SerializationException("away", new ConnectException("refused"));
        }
        return BYTES;
    });

    @Test
    void shouldKeepSilentWhileTheRegistryIsAwayAndAskItNowAndThen() {
        assertThat(voice.isReady(1_000)).isFalse();
        assertThat(voice.isReady(1_500)).isFalse();
        assertThat(voice.isReady(5_999)).isFalse();
        assertThat(voice.isReady(6_000)).isFalse();
        assertThat(asked).containsExactly(1_000L, 6_000L);

        away = false;
        assertThat(voice.isReady(11_000)).isTrue();
    }

    @Test
    void shouldAskNoMoreOnceTheRegistryHasAnswered() {
        away = false;
        assertThat(voice.isReady(1_000)).isTrue();

        away = true;
        assertThat(voice.isReady(2_000)).isTrue();
        assertThat(asked).containsExactly(1_000L);
    }

    @Test
    void shouldNotTakeADefectForAnOutage() {
        TickVoice broken = new TickVoice((topic, tick) -> {
            throw new IllegalStateException("no such schema");
        });

        assertThatIllegalStateException().isThrownBy(() -> broken.isReady(1));
    }
}
