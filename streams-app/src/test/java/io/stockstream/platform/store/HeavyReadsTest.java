package io.stockstream.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HeavyReadsTest {

    private final HeavyReads reads = new HeavyReads(1, new SimpleMeterRegistry());

    @Test
    void shouldMakeRangesWaitButNoKeysAndNoShardOfADay() {
        MockHttpServletRequest first = range("/store/report-rows");
        assertThat(begin(first)).isTrue();

        assertThatThrownBy(() -> begin(range("/store/report-rows"))).isInstanceOf(StoreMovingException.class);
        assertThat(begin(range("/store/report-shards"))).isTrue();
        assertThat(begin(new MockHttpServletRequest("GET", "/store/report-days")))
                .isTrue();

        reads.afterCompletion(first, new MockHttpServletResponse(), this, null);
        assertThat(begin(range("/store/report-rows"))).isTrue();
    }

    private boolean begin(MockHttpServletRequest request) {
        return reads.preHandle(request, new MockHttpServletResponse(), this);
    }

    private static MockHttpServletRequest range(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addParameter("partition", "0");
        return request;
    }
}
