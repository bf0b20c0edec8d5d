package io.stockstream.local.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class PortUseTest {
    @Test
    void shouldNamePortComponentAndWayOutWhenTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortUse port = new PortUse(taken.getLocalPort(), "REDIS_PORT");

            assertThatThrownBy(() -> port.requireFree("redis"))
                    .isInstanceOf(LocalSystemException.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + " (redis) is in use by ")
                    .hasMessageEndingWith("choose another port with REDIS_PORT=… in .env.");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNameTheProcessThatHoldsIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortUse port = new PortUse(taken.getLocalPort(), "REDIS_PORT");

            assertThatThrownBy(() -> port.requireFree("redis"))
                    .hasMessageContaining("pid " + ProcessHandle.current().pid() + " (");
        }
    }

    @Test
    void shouldBeContentWithAFreePort() {
        PortUse port = new PortUse(Ports.freePort(), "REDIS_PORT");

        assertThatCode(() -> port.requireFree("redis")).doesNotThrowAnyException();
        assertThat(port.answers()).isFalse();
    }
}
