package io.stockstream.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stockstream.platform.web.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class KeyHeaderTest {

    private static MockHttpServletRequest request(String path, String key) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.addHeader("Idempotency-Key", key);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"über", "ключ", " ", "\u007f", "\u00a0", "a\nb"})
    void shouldTakeVisibleAsciiOnly(String key) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> KeyHeader.scope(request("/order", key)))
                .satisfies(failure ->
                        assertThat(failure.errors().getFirst().field()).isEqualTo("Idempotency-Key"));
    }

    @Test
    void shouldTellPathsAndKeysApart() {
        assertThat(KeyHeader.scope(request("/order", "a")))
                .isEqualTo(KeyHeader.scope(request("/order", "a")))
                .isNotEqualTo(KeyHeader.scope(request("/order", "A")))
                .isNotEqualTo(KeyHeader.scope(request("/orders", "a")));
    }

    @Test
    void shouldMakeTheSameIdsOfTheSameSeed() {
        MockHttpServletRequest seeded = new MockHttpServletRequest();
        seeded.setAttribute(GeneratedIds.SEED, "seed");
        ServletWebRequest request = new ServletWebRequest(seeded);
        ServletWebRequest plain = new ServletWebRequest(new MockHttpServletRequest());

        assertThat(GeneratedIds.next(request, "order"))
                .isEqualTo(GeneratedIds.next(request, "order"))
                .isNotEqualTo(GeneratedIds.next(request, "task"));
        assertThat(GeneratedIds.next(plain, "order")).isNotEqualTo(GeneratedIds.next(plain, "order"));
    }
}
