package io.stockstream.task.handler;

/** Work that no other attempt can do: the task fails at once. */
public class PermanentTaskException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message why; shown with the task, so without addresses and secrets
     */
    public PermanentTaskException(String message) {
        super(message);
    }

    public PermanentTaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
