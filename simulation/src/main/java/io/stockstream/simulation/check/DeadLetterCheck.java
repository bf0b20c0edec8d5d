package io.stockstream.simulation.check;

import io.stockstream.schema.Topics;
import io.stockstream.simulation.Violation;
import io.stockstream.simulation.kafka.Emitted;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.apache.kafka.common.header.Header;

/** Everybody outside says only what can be read and decided, so nothing is put aside. */
final class DeadLetterCheck implements Check {

    @Override
    public void committed(Emitted emitted) {
        if (emitted.partition().topic().equals(Topics.DEAD_LETTERS)) {
            StringJoiner headers = new StringJoiner(", ");
            for (Header header : emitted.written().headers()) {
                boolean tells = header.value() != null && !header.key().contains("stacktrace");
                if (tells) {
                    headers.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
                }
            }
            throw new Violation("A record was put aside: " + headers);
        }
    }

    @Override
    public void atRest() {
        // All was said when it happened.
    }
}
