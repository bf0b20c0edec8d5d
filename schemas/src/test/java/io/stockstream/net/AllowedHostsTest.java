package io.stockstream.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = AllowedHosts.of(List.of("Shop.example", " streams-app ", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "a.localhost",
                "127.0.0.1",
                "10.1.2.3:80",
                "[::1]",
                "[fe80::1]:8080",
                "shop.example",
                "SHOP.EXAMPLE:443",
                "shop.example.",
                "streams-app:8090"
            })
    void shouldTakeNamesOfThisMachineAddressesAndListedNames(String host) {
        assertThat(hosts.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "x.shop.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "2130706433",
                "::1",
                ""
            })
    void shouldRefuseAllOthers(String host) {
        assertThat(hosts.allows(host)).isFalse();
    }

    @Test
    void shouldTakeARequestWithoutAHostWhichNoBrowserSends() {
        assertThat(hosts.allows(null)).isTrue();
    }

    @Test
    void shouldTellOwnPagesFromOthers() {
        assertThat(hosts.isOwnOrigin("http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(hosts.isOwnOrigin("https://shop.example", "10.0.0.1:8080"))
                .as("behind a proxy that changes Host")
                .isTrue();
        assertThat(hosts.isOwnOrigin("http://localhost:9999", "localhost:8080")).isFalse();
        assertThat(hosts.isOwnOrigin("http://evil.example", "localhost:8080")).isFalse();
        assertThat(hosts.isOwnOrigin("null", "localhost:8080")).isFalse();
    }
}
