package io.stockstream.platform.overload;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of admission.
 *
 * @param warmUp how long the process may warm up before it is ready; zero for not at all
 * @param firstOrderRate orders per second that the system is assumed to handle before any was decided
 * @param mostOrderRate orders per second above which no instance's estimate grows
 * @param orderTarget how long an order may take under load; below what clients are promised, because the estimate lags
 * @param leastOrders how many orders are admitted whatever the estimate
 * @param forgetAfter when an undecided order no longer counts: it waits for something other than its turn
 * @param lagTarget how long the deciding topologies may need for their backlog; above it, nothing is admitted that adds
 *     to it
 */
@Validated
@ConfigurationProperties("stockstream.overload")
public record OverloadSettings(
        @NotNull @DefaultValue("5s") Duration warmUp,
        @Positive @DefaultValue("5") double firstOrderRate,
        @Positive @DefaultValue("160") double mostOrderRate,
        @NotNull @DefaultValue("3s") Duration orderTarget,
        @Positive @DefaultValue("16") int leastOrders,
        @NotNull @DefaultValue("30s") Duration forgetAfter,
        @NotNull @DefaultValue("10s") Duration lagTarget) {}
