package io.stockstream.net;

import java.net.InetAddress;

/**
 * The address an application listens on. The application has no authentication, so it may listen beyond this machine
 * only where something in front of it controls access.
 */
public final class ListenAddress {

    private ListenAddress() {}

    /**
     * Checks the address.
     *
     * @param addressOrNull {@code null} for all addresses of this machine
     * @param allowAnonymous whether the operator has confirmed that something else keeps strangers out
     * @throws IllegalStateException when others could reach it without that confirmation
     */
    public static void check(InetAddress addressOrNull, boolean allowAnonymous) {
        if (allowAnonymous || (addressOrNull != null && addressOrNull.isLoopbackAddress())) {
            return;
        }
        throw new IllegalStateException(
                "SERVER_ADDRESS is %s, so others than this machine could reach this application, and it asks nobody for a password."
                                .formatted(addressOrNull == null ? "every address" : addressOrNull.getHostAddress())
                        + " Set SERVER_ADDRESS=127.0.0.1, or, when a network or a proxy in front keeps strangers away, ALLOW_ANONYMOUS=true.");
    }
}
