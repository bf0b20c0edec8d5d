package io.stockstream.local.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** An SMTP server on loopback that takes any mail from anyone, and has written it to a folder before it answers 250. */
public final class MailServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    /** @param port 0 for any free one */
    MailServer(int port, Path folder) throws IOException {
        GreenMailUser keeping = new KeepingUser(new MailKeeper(folder, InstantSource.system()));
        server = new GreenMail(new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP));
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> keeping);
        server.start();
    }

    /** The process that the component {@code mail} runs. Arguments: port, folder. */
    public static void main(String[] arguments) throws IOException {
        MailServer running = new MailServer(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        System.out.println(
                "Mails come in at smtp://" + HOST + ":" + running.port() + " and are kept in " + arguments[1]);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
