package io.stockstream.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "user@straße.de, user@xn--strae-oqa.de",
        "user@faß.de, user@xn--fa-hia.de",
        "user@βόλος.com, user@xn--nxasmm1c.com",
        "user@MÜNCHEN.de, user@xn--mnchen-3ya.de",
        "user@xn--mnchen-3ya.de, user@xn--mnchen-3ya.de",
        "user@例え。jp, user@xn--r8jz45g.jp",
        "иван@пример.рф, иван@xn--e1afmkfd.xn--p1ai",
        "first.last+tag@sub.example.co.uk, first.last+tag@sub.example.co.uk",
        "o'brien@example.com, o'brien@example.com",
        "\"ada lovelace\"@example.com, \"ada lovelace\"@example.com",
        "\"a\\\"b@c\"@example.com, \"a\\\"b@c\"@example.com"
    })
    void shouldGiveTheAddressThatMailServersTakeWhenItIsOne(String text, String ascii) {
        assertThat(MailAddress.problem(text)).isEmpty();
        assertThat(MailAddress.ascii(text)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "nobody",
                "@example.com",
                "ada@",
                " ada@example.com",
                "ada@example.com ",
                "ada@ example.com",
                ".ada@example.com",
                "ada.@example.com",
                "a..b@example.com",
                "a@b@example.com",
                "a,b@example.com",
                "Ada <ada@example.com>",
                "ada@example.com,eve@example.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example",
                "ada@localhost",
                "ada@.example.com",
                "ada@example..com",
                "ada@example.com.",
                "ada@-example.com",
                "ada@exam_ple.com",
                "ada@127.0.0.1",
                "root@[127.0.0.1]",
                "root@[IPv6:::1]",
                "ada@xn--a.com",
                "\"\"@example.com",
                "\"a\"b\"@example.com",
                "\"a\\\"@example.com",
                "\"ada@example.com"
            })
    void shouldSayWhatAnAddressIsWhenATextIsNone(String text) {
        assertThat(MailAddress.problem(text))
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith("must be an e-mail address such as name@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x202E, 0x2028, 0xD800, 0xDC00, 0xE000, 0xFEFF,
                0xFFFF
            })
    void shouldRefuseWhatDoesNotShowWhereverItIs(int c) {
        String sign = c > 0xFFFF ? Character.toString(c) : String.valueOf((char) c);

        assertThat(MailAddress.problem("a" + sign + "b@example.com")).isPresent();
        assertThat(MailAddress.problem("\"a" + sign + "b\"@example.com")).isPresent();
        assertThat(MailAddress.problem("\"a\\" + sign + "b\"@example.com")).isPresent();
        assertThat(MailAddress.problem("ab@exam" + sign + "ple.com")).isPresent();
        assertThat(MailAddress.problem("ab@example.com" + sign)).isPresent();
    }

    @Test
    void shouldMeasureMailboxAndWholeInBytes() {
        assertThat(MailAddress.problem("x".repeat(64) + "@example.com")).isEmpty();
        assertThat(MailAddress.problem("x".repeat(65) + "@example.com")).isPresent();
        assertThat(MailAddress.problem("ы".repeat(32) + "@example.com")).isEmpty();
        assertThat(MailAddress.problem("ы".repeat(33) + "@example.com")).isPresent();
        assertThat(MailAddress.problem("a@" + "ы".repeat(60) + "." + "ы".repeat(60) + "." + "ы".repeat(60) + ".рф"))
                .isPresent();
        assertThat(MailAddress.problem("a@" + "x.".repeat(150) + "com")).isPresent();
    }

    @Test
    void shouldNotRepeatTheTextWhenItIsNoAddress() {
        assertThatThrownBy(() -> MailAddress.ascii("secret@@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Property(tries = 2_000)
    void shouldGiveAsciiHostsThatFitACommandWhateverIsAsked(
            @ForAll @StringLength(max = 80) String mailbox, @ForAll @StringLength(max = 80) String host) {
        String text = mailbox + "@" + host + ".com";

        if (MailAddress.problem(text).isEmpty()) {
            String ascii = MailAddress.ascii(text);

            assertThat(ascii.substring(ascii.lastIndexOf('@'))).matches("@[a-z0-9.-]+");
            assertThat(ascii.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(254);
            assertThat(MailAddress.ascii(ascii)).isEqualTo(ascii);
        }
    }
}
