package io.stockstream.local.component;

import io.stockstream.local.LocalSystemException;
import io.stockstream.local.process.PortOwner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port, and the setting that moves it. */
public record PortUse(int port, String setting) {
    private static final int CONNECT_LIMIT_MS = 500;

    /** Fails with who holds the port, if one can be found, and how to move ours. */
    public void requireFree(String component) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new LocalSystemException(message(component), taken);
        }
    }

    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String message(String component) {
        String owner = PortOwner.of(port).map(held -> "in use by " + held).orElse("in use by another process");
        return "Port " + port + " (" + component + ") is " + owner + ". Stop that process, or choose another port with "
                + setting + "=… in .env.";
    }
}
