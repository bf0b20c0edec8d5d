package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Lists are merged from partitions, each sorted by the bytes of its keys. */
class Utf8OrderTest {

    private static final int PARTITIONS = 4;
    private static final Comparator<String> BYTES =
            Comparator.comparing((String text) -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Few characters, from all planes: texts with common prefixes that differ where UTF-16 and UTF-8 disagree. */
    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of("a", "z", "é", "Я", "\uD7FF", "\uE000", "ａ", "\uFFFD", "𐀀", "😀", "\uDBFF\uDFFF")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(signs -> String.join("", signs));
    }

    @Provide
    static Arbitrary<Set<String>> keys() {
        return texts().set().ofMaxSize(30);
    }

    @Property
    void shouldOrderAsTheBytesDo(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(Integer.signum(Utf8Order.BYTES.compare(one, other)))
                .isEqualTo(Integer.signum(BYTES.compare(one, other)));
    }

    @Property
    void shouldGiveEachItemOnceWhateverTheLimit(
            @ForAll("keys") Set<String> keys, @ForAll @IntRange(min = 1, max = 7) int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<String> page = Page.cut(
                    gathered(keys, cursor, limit + 1), Utf8Order.BYTES, limit, last -> new Cursor("test-1", last));
            seen.addAll(page.items());
            cursor = page.next() == null
                    ? null
                    : Cursor.decode(page.next(), "test-1", 1).parts().getFirst();
        } while (cursor != null);

        assertThat(seen)
                .doesNotHaveDuplicates()
                .isEqualTo(keys.stream().sorted(BYTES).toList());
        assertThat(new HashSet<>(seen)).isEqualTo(keys);
    }

    /** The entries of each partition after a key, as the stores return them. */
    private static List<String> gathered(Set<String> keys, String after, int limit) {
        List<String> all = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int current = partition;
            TreeSet<String> sorted = new TreeSet<>(BYTES);
            keys.stream()
                    .filter(key -> Math.floorMod(key.hashCode(), PARTITIONS) == current)
                    .forEach(sorted::add);
            (after == null ? sorted : sorted.tailSet(after, false))
                    .stream().limit(limit).forEach(all::add);
        }
        return all;
    }
}
