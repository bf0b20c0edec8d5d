package io.stockstream.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LetterLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LetterLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private long nanos;
    private final LetterLog log = new LetterLog(logger, () -> nanos);

    @BeforeEach
    void listen() {
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void shouldCutWhatIsTooLongToRead() {
        log.tell("facts", 3, 42, "invalid_order", "x".repeat(300_000));

        assertThat(texts())
                .singleElement()
                .asString()
                .startsWith("Dead letter from facts partition 3 offset 42, invalid_order: x");
        assertThat(texts().getFirst()).hasSizeLessThan(1_100).endsWith("x…");
    }

    @Test
    void shouldTellOnceASecondAndThenOfHowMany() {
        for (int offset = 0; offset < 1_000; offset++) {
            log.tell("facts", 3, offset, "invalid_order", "bad");
        }
        nanos += Duration.ofSeconds(1).toNanos();
        log.tell("facts", 3, 1_000, "invalid_order", "bad");

        assertThat(texts())
                .containsExactly(
                        "Dead letter from facts partition 3 offset 0, invalid_order: bad",
                        "Dead letter from facts partition 3 offset 1000, invalid_order: bad (and 999 more since the last line)");
    }

    private List<String> texts() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
