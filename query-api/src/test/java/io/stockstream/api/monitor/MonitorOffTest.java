package io.stockstream.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class MonitorOffTest {

    @Autowired
    private ApiClient api;

    @ParameterizedTest
    @ValueSource(strings = {"/monitor", "/api/v1/monitor"})
    void shouldSayHowToSwitchItOn(String path) {
        // The password would be empty.
        Answer answer = api.get(path, "Authorization", "Basic b3BlcmF0b3I6");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code")).isEqualTo("monitor_off");
        assertThat(answer.at("/detail")).contains("MONITOR_PASSWORD");
    }
}
