package io.stockstream.simulation.check;

import io.stockstream.schema.Topics;
import io.stockstream.simulation.Violation;
import io.stockstream.simulation.kafka.Emitted;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.apache.kafka.common.header.Header;

/** All input from outside is readable and decidable, so there must be no dead letter. */
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
            throw new Violation("A record became a dead letter: " + headers);
        }
    }

    @Override
    public void atRest() {
        // Everything was checked when it was committed.
    }
}
