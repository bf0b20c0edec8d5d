package io.stockstream.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypefaceTest {

    private static final String NEEDED = "ЁёЪъ₽€$£№—–-«»„“”’…×·□ !\"#%&'()*+,./:;<=>?@[]_{|}~";

    @Test
    void shouldHaveEveryGlyphThatAnInvoiceNeeds() {
        String needed = NEEDED + range('А', 'я') + range('0', 'z');
        for (Typeface typeface : List.of(Typeface.REGULAR, Typeface.BOLD)) {
            needed.codePoints()
                    .forEach(codePoint -> assertThat(typeface.has(codePoint))
                            .as(Character.getName(codePoint))
                            .isTrue());
        }
    }

    private static String range(char first, char last) {
        return IntStream.rangeClosed(first, last).mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Test
    void shouldKnowWhatItLacks() {
        assertThat(Typeface.REGULAR.has('中')).isFalse();
    }
}
