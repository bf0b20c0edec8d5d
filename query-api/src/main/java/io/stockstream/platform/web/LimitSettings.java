package io.stockstream.platform.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much this process does at the same time; requests beyond these limits are refused at once with 503.
 *
 * @param requests requests that wait neither for a decision nor for events
 * @param lists list pages and explanations, each of which reads from every partition
 * @param searches lists that search for a text
 * @param documents invoices and reports
 * @param bodies memory for bodies that are being read or handled
 * @param bodyTime how long a body may take to arrive
 */
@Validated
@ConfigurationProperties("stockstream.limits")
public record LimitSettings(
        @Positive @DefaultValue("400") int requests,
        @Positive @DefaultValue("12") int lists,
        @Positive @DefaultValue("2") int searches,
        @Positive @DefaultValue("4") int documents,
        @NotNull @DefaultValue("16MB") DataSize bodies,
        @NotNull @DefaultValue("10s") Duration bodyTime) {}
