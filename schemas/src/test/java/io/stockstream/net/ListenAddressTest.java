package io.stockstream.net;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "::"})
    void shouldRefuseToListenBeyondThisMachineUnlessSomeoneElseGuardsTheDoor(String address)
            throws UnknownHostException {
        InetAddress beyond = InetAddress.getByName(address);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ListenAddress.check(beyond, false))
                .withMessageContaining("ALLOW_ANONYMOUS=true");
        assertThatCode(() -> ListenAddress.check(beyond, true)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseEveryAddress() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> ListenAddress.check(null, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
    void shouldListenOnThisMachine(String address) {
        assertThatCode(() -> ListenAddress.check(InetAddress.getByName(address), false))
                .doesNotThrowAnyException();
    }
}
