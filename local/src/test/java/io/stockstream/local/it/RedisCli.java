package io.stockstream.local.it;

import io.stockstream.local.LocalSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks Redis as redis-cli would, in its inline protocol. */
final class RedisCli {

    private final LocalSystem system;

    RedisCli(LocalSystem system) {
        this.system = system;
    }

    /** The answer's text; empty for nil. */
    String ask(String command) {
        URI url = URI.create(system.url("redis"));
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String first = lines.readLine();
            return switch (first.charAt(0)) {
                case '$' -> first.equals("$-1") ? "" : lines.readLine();
                default -> first.substring(1);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long number(String command) {
        return Long.parseLong(ask(command));
    }
}
