package io.stockstream.api.decision;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Waiting for decisions.
 *
 * @param maxWaiters how many requests may wait at once; each is a virtual thread and an open connection
 */
@Validated
@ConfigurationProperties("stockstream.wait")
public record WaitSettings(@Positive @DefaultValue("1000") int maxWaiters) {}
