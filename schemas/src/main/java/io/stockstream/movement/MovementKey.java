package io.stockstream.movement;

/**
 * Keys of stock.movements: {@code movement_id:sku}, because one id may carry several skus, which are decided on
 * separately. All skus of an id lie in the partition of the id alone, so the id is enough to find them.
 */
public final class MovementKey {

    private static final int ID_LENGTH = 36;

    private MovementKey() {}

    /** The key of the sku's movement. */
    public static String of(String movementId, String sku) {
        return all(movementId) + sku;
    }

    /** The common prefix of the keys of all skus of the movement. */
    public static String all(String movementId) {
        return movementId + ":";
    }

    /**
     * The movement id in a key.
     *
     * @throws IllegalArgumentException when it is not the key of a movement
     */
    public static String movementId(String key) {
        if (key.length() <= ID_LENGTH || key.charAt(ID_LENGTH) != ':') {
            throw new IllegalArgumentException("Not the key of a movement: " + key);
        }
        return key.substring(0, ID_LENGTH);
    }
}
