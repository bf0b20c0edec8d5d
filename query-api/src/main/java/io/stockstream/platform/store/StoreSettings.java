package io.stockstream.platform.store;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach streams-app.
 *
 * @param urls base URLs of some instances; the others are learnt from them
 * @param connectTimeout an instance that is gone is known by it, so it is short
 * @param requestTimeout of one read, from the first byte sent to the last one received
 * @param ownersTimeout of asking an instance for the owners, which it answers from memory
 * @param retryWindow how long a read waits for a moving partition before the client is asked to retry
 * @param backOff pause between two looks at who owns a partition, within the window
 * @param ownersRefresh how often the owners are refreshed when nothing fails
 * @param ownersMaxAge age above which a reader waits a moment for newer owners
 */
@Validated
@ConfigurationProperties("stockstream.streams-app")
public record StoreSettings(
        @NotEmpty List<@NotNull URI> urls,
        @DefaultValue("300ms") Duration connectTimeout,
        @DefaultValue("2s") Duration requestTimeout,
        @DefaultValue("500ms") Duration ownersTimeout,
        @DefaultValue("1s") Duration retryWindow,
        @DefaultValue("50ms") Duration backOff,
        @DefaultValue("5s") Duration ownersRefresh,
        @DefaultValue("30s") Duration ownersMaxAge) {

    public StoreSettings {
        for (URI url : urls == null ? List.<URI>of() : urls) {
            if (url.getHost() == null || url.getScheme() == null) {
                throw new IllegalArgumentException(
                        "STREAMS_APP_URLS must be URLs such as http://127.0.0.1:8090, separated by commas; this is none: "
                                + url);
            }
        }
    }
}
