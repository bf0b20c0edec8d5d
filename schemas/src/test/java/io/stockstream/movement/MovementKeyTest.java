package io.stockstream.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MovementKeyTest {

    private static final String ID = "0b9f6e2a-51c3-4b7a-9d51-6f1c2a7e8d10";

    @Test
    void shouldGiveTheMovementIdOfAKeyWhateverTheSku() {
        assertThat(MovementKey.of(ID, "a:b")).isEqualTo(ID + ":a:b").startsWith(MovementKey.all(ID));
        assertThat(MovementKey.movementId(MovementKey.of(ID, "a:b"))).isEqualTo(ID);
    }

    @Test
    void shouldRefuseWhatIsNoKey() {
        assertThatThrownBy(() -> MovementKey.movementId(ID)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MovementKey.movementId("sku")).isInstanceOf(IllegalArgumentException.class);
    }
}
