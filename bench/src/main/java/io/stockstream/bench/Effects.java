package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import io.stockstream.local.mail.MailFolder;
import io.stockstream.local.mail.ReceivedMail;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the executors did for orders: an invoice for each processed one, a mail for each decided one. */
final class Effects {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LocalSystem system;
    private final CatalogueTables tables;

    Effects(LocalSystem system, CatalogueTables tables) {
        this.system = system;
        this.tables = tables;
    }

    /**
     * Waits until all has been done.
     *
     * @return what was done too often
     */
    List<String> violations(Set<String> decided, Set<String> processed) {
        awaitDone("invoice", processed.size());
        awaitDone("order_notification", decided.size());
        List<String> mails = MailFolder.of(system.site().layout()).mails().stream()
                .map(ReceivedMail::to)
                .toList();
        Set<String> wanted = new HashSet<>();
        decided.forEach(order -> wanted.add(MixedOrders.email(order)));
        if (mails.size() == wanted.size() && wanted.equals(Set.copyOf(mails))) {
            return List.of();
        }
        return List.of("%d mails came in, and %d orders were decided".formatted(mails.size(), wanted.size()));
    }

    private void awaitDone(String type, int count) {
        Waiting.until(
                () -> {
                    long done = done(type);
                    if (done > count) {
                        throw new IllegalStateException(
                                "%d tasks %s were done, and %d were asked for".formatted(done, type, count));
                    }
                    if (done < count) {
                        Waiting.pause(LOOK);
                    }
                    return done == count;
                },
                PATIENCE);
    }

    private long done(String type) {
        try {
            return tables.count("SELECT count(*) FROM stockstream.task_ledger WHERE done_at IS NOT NULL AND type = '%s'"
                    .formatted(type));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
