package io.stockstream.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;

/** Stands for every recipient: its mailbox is the folder, where GreenMail's own users keep mails in memory. */
final class KeepingUser implements GreenMailUser {
    private static final String NAME = "everyone";

    private final MailKeeper keeper;
    private WeakReference<MovingMessage> delivered = new WeakReference<>(null);

    KeepingUser(MailKeeper keeper) {
        this.keeper = keeper;
    }

    /** Called for each recipient, for those of one mail one after the other; it is one mail all the same. */
    @Override
    public synchronized void deliver(MovingMessage mail) {
        if (!delivered.refersTo(mail)) {
            deliver(mail.getMessage());
            delivered = new WeakReference<>(mail);
        }
    }

    /** GreenMail answers 250 when this returns, and 451 (try again later) when it throws. */
    @Override
    public void deliver(MimeMessage mail) {
        try {
            keeper.keep(mail);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (MessagingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    @Override
    public String getEmail() {
        return NAME;
    }

    @Override
    public String getLogin() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return NAME;
    }

    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}
}
