package io.stockstream.local.component;

import io.stockstream.local.mail.MailFolder;
import io.stockstream.local.mail.MailServer;
import io.stockstream.local.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The mail server: a program of this module that stores received mails in its data folder. */
final class Mail implements Component {
    private static final int LIMIT_MS = 1_000;

    private final Site site;

    Mail(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return MailFolder.COMPONENT;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<PortUse> ports() {
        return List.of(new PortUse(site.ports().mail(), "MAIL_PORT"));
    }

    @Override
    public Command command() throws IOException {
        Path data = site.layout().data(name());
        Files.createDirectories(data);
        return Java.program(name())
                .small(64)
                .main(
                        site.installation().launcher(),
                        MailServer.class.getName(),
                        Integer.toString(site.ports().mail()),
                        data.toString())
                .in(data, site);
    }

    /** QUIT, because the server logs every connection that ends without it as an error. */
    @Override
    public boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), site.ports().mail()),
                    LIMIT_MS);
            socket.setSoTimeout(LIMIT_MS);
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            String dialogue = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return dialogue.startsWith("220 ");
        } catch (IOException notYet) {
            return false;
        }
    }
}
