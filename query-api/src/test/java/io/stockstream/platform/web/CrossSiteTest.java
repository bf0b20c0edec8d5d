package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.api.testing.ApiClient;
import io.stockstream.api.testing.ApiClient.Answer;
import io.stockstream.api.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class CrossSiteTest {

    private static final String CANCEL = "/api/v1/tasks/t-1/cancel";

    @Autowired
    private ApiClient api;

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void shouldRefuseChangesThatAPageOfAnotherSiteAsksFor(String site) {
        Answer answer = api.post(CANCEL, "text/plain", "", "Sec-Fetch-Site", site);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/code")).isEqualTo("cross_site");
        assertThat(answer.at("/detail")).contains(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void shouldLetOwnPagesAskForChanges(String site) {
        assertThat(api.post(CANCEL, "text/plain", "", "Sec-Fetch-Site", site).status())
                .isNotEqualTo(403);
    }

    @Test
    void shouldLetPagesOfOtherSitesRead() {
        assertThat(api.get("/docs", "Sec-Fetch-Site", "cross-site").status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://localhost",
                "null",
                "http://localhost.evil.example",
                "http://127.0.0.1"
            })
    void shouldRefuseChangesOfAnotherOriginWhereBrowsersDoNotTellTheSite(String origin) {
        Answer answer = api.post(CANCEL, "text/plain", "", "Origin", origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/code")).isEqualTo("cross_site");
    }

    @Test
    void shouldLetOwnPagesAskForChangesOverPlainHttp() {
        String own = "http://" + api.request("/").build().uri().getAuthority();

        assertThat(api.post(CANCEL, "text/plain", "", "Origin", own).status()).isNotEqualTo(403);
    }
}
