package io.stockstream.platform.store;

import org.apache.kafka.streams.state.HostInfo;

/** Another instance owns the partition. */
public final class OwnedElsewhereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HostInfo owner;

    public OwnedElsewhereException(HostInfo owner) {
        super("Owned by " + owner);
        this.owner = owner;
    }

    /** Who owns it. */
    public HostInfo owner() {
        return owner;
    }
}
