package io.stockstream.task.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server with scripted answers to a recipient or to the end of a mail. */
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket server;
    private final String toRecipient;
    private final String toMail;

    ScriptedSmtp(String toRecipient) {
        this(toRecipient, "250 ok");
    }

    static ScriptedSmtp answeringMail(String answer) {
        return new ScriptedSmtp("250 ok", answer);
    }

    private ScriptedSmtp(String toRecipient, String toMail) {
        this.toRecipient = toRecipient;
        this.toMail = toMail;
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                talk(client);
            } catch (IOException closed) {
                // By the client, or by the end of the test.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("DATA")) {
                say(client, "354 go on");
                while (!line.equals(".")) {
                    line = lines.readLine();
                }
                say(client, toMail);
            } else {
                say(client, line.startsWith("RCPT") ? toRecipient : "250 ok");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
