package io.stockstream.platform.runtime;

/** Receives every record that goes to the dead letters. */
@FunctionalInterface
public interface DeadLetterListener {

    /** Name of the setting that carries the listener to the handlers, which Kafka Streams makes itself. */
    String SETTING = "stockstream.dead.letter.listener";

    /**
     * A record went to the dead letters.
     *
     * @param application the application that gave it up
     * @param code the short reason
     */
    void deadLetter(String application, String code);
}
