package io.stockstream.platform.decision;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Waiting for decisions.
 *
 * @param maxWaiters how many requests may wait at once; each is a virtual thread and an open connection
 * @param maxStreams how many streams of events may be open at once; apart from those who wait, because a stream stays
 *     open for long
 * @param heartbeat after this much silence a stream sends a sign of life, and so notices that its client is gone
 */
@Validated
@ConfigurationProperties("stockstream.wait")
public record WaitSettings(
        @Positive @DefaultValue("1000") int maxWaiters,
        @Positive @DefaultValue("1000") int maxStreams,
        @NotNull @DefaultValue("15s") Duration heartbeat) {}
