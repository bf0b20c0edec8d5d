package io.stockstream.api.overload;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is let in.
 *
 * @param firstOrderRate orders a second that the system is trusted with before any was decided
 * @param mostOrderRate orders a second beyond which no instance trusts it
 * @param orderTarget how long an order may take under load; below what clients are promised, because the estimate lags
 * @param leastOrders how many orders are let in whatever was learnt
 * @param forgetAfter an order that is not decided by then no longer counts: it waits for something else than its turn
 * @param lagTarget how long the deciding topologies may need for what waits for them; beyond, nothing is let in that adds to it
 */
@Validated
@ConfigurationProperties("stockstream.overload")
public record OverloadSettings(
        @Positive @DefaultValue("15") double firstOrderRate,
        @Positive @DefaultValue("120") double mostOrderRate,
        @NotNull @DefaultValue("4s") Duration orderTarget,
        @Positive @DefaultValue("20") int leastOrders,
        @NotNull @DefaultValue("30s") Duration forgetAfter,
        @NotNull @DefaultValue("10s") Duration lagTarget) {}
