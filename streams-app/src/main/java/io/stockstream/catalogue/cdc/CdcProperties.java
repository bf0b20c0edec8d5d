package io.stockstream.catalogue.cdc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the watch over change data capture.
 *
 * @param watch whether this instance watches
 * @param connectUrl REST interface of any Connect worker
 * @param connector name of the connector
 * @param slot name of its replication slot
 * @param interval between two looks
 * @param heartbeatLimit how old the newest heartbeat may be
 */
@ConfigurationProperties("stockstream.cdc")
public record CdcProperties(
        @DefaultValue("true") boolean watch,
        String connectUrl,
        @DefaultValue("stockstream-postgres") String connector,
        @DefaultValue("stockstream") String slot,
        @DefaultValue("3s") Duration interval,
        @DefaultValue("60s") Duration heartbeatLimit) {}
