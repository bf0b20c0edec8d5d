package io.stockstream.platform.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what a well-behaved client would not. */
final class RawHttp {

    private static final int LONGEST_SILENCE_MS = 20_000;

    private RawHttp() {}

    static String send(int port, String requestLine) throws IOException {
        return send(port, requestLine, "localhost");
    }

    static String send(int port, String requestLine, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_SILENCE_MS);
            String request = requestLine + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
