package io.stockstream.movement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldErrorTest {

    @Test
    void shouldLetNoValueBeginALineInALog() {
        FieldError error = new FieldError("sku\n", "a\r\n2026 ERROR forged\u001b[31m\u2028\u202e", "must not");

        assertThat(error)
                .hasToString("sku\\u000a: must not (was a\\u000d\\u000a2026 ERROR forged\\u001b[31m\\u2028\\u202e)");
    }

    @Test
    void shouldCutNoCharacterInHalf() {
        FieldError error = new FieldError("sku", "😀".repeat(101), "is too long");

        assertThat(error.value()).isEqualTo("😀".repeat(100) + "…");
    }

    @Test
    void shouldShowAStandInForHalfACharacter() {
        assertThat(new FieldError("sku", "a\ud800b", "must not").value()).isEqualTo("a\ufffdb");
    }
}
