package io.stockstream.net;

import java.net.InetAddress;

/** Where an application listens. It asks nobody who he is, so beyond this machine it may only listen where someone else guards the door. */
public final class ListenAddress {

    private ListenAddress() {}

    /**
     * Lets an application listen.
     *
     * @param addressOrNull {@code null} for every address of this machine
     * @param allowAnonymous whether the operator has said that someone else keeps strangers away
     * @throws IllegalStateException when anybody could reach it and nobody said so
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
