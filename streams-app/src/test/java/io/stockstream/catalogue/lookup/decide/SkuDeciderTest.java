package io.stockstream.catalogue.lookup.decide;

import static io.stockstream.catalogue.lookup.Products.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.catalogue.Product;
import org.junit.jupiter.api.Test;

class SkuDeciderTest {

    private static final Product FIRST = product(1, "A", 5);
    private static final Product SECOND = product(2, "A", 6);

    private final SkuDecider decider = new SkuDecider();

    @Test
    void shouldTellOfTheSkuThatAProductLeavesAndOfTheOneThatItTakes() {
        Product moved = product(1, "B", 7);

        assertThat(SkuChange.of(null, FIRST)).containsExactly(new SkuChange.Taken(FIRST));
        assertThat(SkuChange.of(FIRST, product(1, "A", 6))).containsExactly(new SkuChange.Taken(product(1, "A", 6)));
        assertThat(SkuChange.of(FIRST, moved)).containsExactly(new SkuChange.Left("A", 5), new SkuChange.Taken(moved));
        assertThat(SkuChange.of(FIRST, null)).containsExactly(new SkuChange.Left("A", 5));
        assertThat(SkuChange.of(null, null)).isEmpty();
    }

    @Test
    void shouldKeepTheNewerProductWhenTheOlderOneIsToldOfLater() {
        SkuState known = new SkuState(SECOND, null);

        assertThat(decider.decide(known, new SkuChange.Taken(FIRST)))
                .containsExactly(new SkuEffect.Correct(new SkuChange.Taken(SECOND)));
        assertThat(decider.decide(known, new SkuChange.Left("A", 5)))
                .containsExactly(new SkuEffect.Correct(new SkuChange.Taken(SECOND)));
    }

    @Test
    void shouldNotBringBackAProductThatLeft() {
        SkuState known = new SkuState(null, 5L);

        assertThat(decider.decide(known, new SkuChange.Taken(FIRST)))
                .containsExactly(new SkuEffect.Correct(new SkuChange.Left("A", 5)));
        assertThat(decider.decide(known, new SkuChange.Taken(SECOND))).containsExactly(new SkuEffect.Hold(SECOND));
    }

    @Test
    void shouldRememberALeavingThatComesFirst() {
        assertThat(decider.decide(new SkuState(null, null), new SkuChange.Left("A", 5)))
                .containsExactly(new SkuEffect.Free(5));
    }

    @Test
    void shouldDoNothingAtARepeat() {
        assertThat(decider.decide(new SkuState(FIRST, null), new SkuChange.Taken(FIRST)))
                .isEmpty();
        assertThat(decider.decide(new SkuState(null, 5L), new SkuChange.Left("A", 5)))
                .isEmpty();
        assertThat(decider.decide(new SkuState(null, 5L), new SkuChange.Left("A", 4)))
                .isEmpty();
    }

    @Test
    void shouldTakeARowThatWasRewrittenUnderTheSameVersion() {
        Product rewritten = Product.newBuilder(FIRST).setName("other").build();

        assertThat(decider.decide(new SkuState(FIRST, null), new SkuChange.Taken(rewritten)))
                .containsExactly(new SkuEffect.Hold(rewritten));
    }

    @Test
    void shouldLetAnOperatorFreeASku() {
        assertThat(decider.decide(new SkuState(FIRST, null), new SkuChange.Removed("A")))
                .containsExactly(new SkuEffect.Free(5));
        assertThat(decider.decide(new SkuState(null, 5L), new SkuChange.Removed("A")))
                .isEmpty();
    }
}
