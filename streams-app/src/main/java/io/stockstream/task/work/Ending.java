package io.stockstream.task.work;

/** How an attempt ended. */
sealed interface Ending {

    /** As metrics call it. */
    default String outcome() {
        return switch (this) {
            case Succeeded succeeded -> "succeeded";
            case Cancelled cancelled -> "cancelled";
            case Failed failed -> "failed";
            case Hopeless hopeless -> "failed";
        };
    }

    /**
     * The work is done.
     *
     * @param result JSON
     */
    record Succeeded(String result) implements Ending {}

    /**
     * It failed, and another attempt may help.
     *
     * @param error why, for people
     */
    record Failed(String error) implements Ending {}

    /**
     * It failed, and no other attempt can help.
     *
     * @param code why, for programs
     * @param error why, for people
     */
    record Hopeless(String code, String error) implements Ending {}

    /** It was stopped, because the work of this attempt is no longer wanted. */
    record Cancelled() implements Ending {}
}
