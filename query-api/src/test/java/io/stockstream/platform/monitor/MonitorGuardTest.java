package io.stockstream.platform.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class MonitorGuardTest {

    private static HandlerMethod handler(Object bean, String method) {
        try {
            return new HandlerMethod(bean, bean.getClass().getDeclaredMethod(method));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void shouldSayHowToSwitchItOn(String password) {
        MonitorGuard guard = new MonitorGuard(new MonitorSettings(password));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/monitor");
        // The password would be empty.
        request.addHeader("Authorization", "Basic b3BlcmF0b3I6");
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> guard.preHandle(
                        request, new MockHttpServletResponse(), handler(new MonitorController(null), "monitor")));

        assertThat(refused.code()).isEqualTo(ProblemCode.MONITOR_OFF);
        assertThat(refused.getMessage()).contains("MONITOR_PASSWORD");
    }

    @Test
    void shouldMindOnlyWhatIsMarked() {
        MonitorGuard guard = new MonitorGuard(new MonitorSettings(""));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");

        assertThat(guard.preHandle(request, new MockHttpServletResponse(), handler("", "isEmpty")))
                .isTrue();
    }

    @Test
    void shouldNotTellThePassword() {
        assertThat(new MonitorSettings("secret").toString()).doesNotContain("secret");
    }
}
