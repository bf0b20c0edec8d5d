package io.stockstream.task.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 <ann@example.com>: unknown | 550 5.1.1 <[address]>: unknown",
                "RCPT TO:<ann.o'hara+x@mail.example.com>; 550 | RCPT TO:<[address]>; 550",
                "to ann@example.com, bob@example.com. | to [address], [address]",
                "<\"ann lee\"@example.com> no | <[address]> no",
                "анна@пример.рф нет | [address] нет",
                "no address here | no address here"
            })
    void shouldLeaveAddressesOut(String message, String shown) {
        assertThat(ErrorText.of(new IOException(message))).isEqualTo(shown);
    }

    @Test
    void shouldTellCausesOnce() {
        IOException cause = new IOException("Connection refused");

        assertThat(ErrorText.of(new IllegalStateException("No mail", new RuntimeException(cause))))
                .isEqualTo("No mail: java.io.IOException: Connection refused");
        assertThat(ErrorText.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\r\nb",
                "a\u001b[31mb",
                "a\u007f\u0085b",
                "a\u202eb",
                "a\ud83db",
                "a\ude00b",
                "a\u2028b"
            })
    void shouldBeOneLineOfWhatShows(String message) {
        assertThat(ErrorText.of(new IOException(message)))
                .matches("a (\\[31m)?b")
                .isEqualTo(ErrorText.clean(message));
    }

    @Test
    void shouldNotCutACharacterInHalf() {
        String text = ErrorText.clean("x" + "😀".repeat(1_000));

        assertThat(text).hasSizeLessThanOrEqualTo(1_000).endsWith("😀…");
        assertThat(ErrorText.clean(text)).isEqualTo(text);
    }

    @Test
    void shouldBeShort() {
        assertThat(ErrorText.of(new IOException("x".repeat(5_000))))
                .hasSize(1_000)
                .endsWith("…");
    }
}
