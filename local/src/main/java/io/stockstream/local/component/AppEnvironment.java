package io.stockstream.local.component;

import io.stockstream.local.Installation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of the two applications: what this machine needs, then what the user set, then what a test set. */
final class AppEnvironment {
    private AppEnvironment() {}

    static Map<String, String> streamsApp(Site site, String name, int port, Map<String, String> overrides) {
        return overridden(
                streamsAppDefaults(site, name, port), site, site.installation().streamsApp(), overrides);
    }

    /** Only the setup may change the database's structure, so only it gets the owner's password. */
    static Map<String, String> setup(Site site, Map<String, String> overrides) {
        Map<String, String> all =
                streamsAppDefaults(site, "streams-app", site.ports().storeApi());
        all.put("DATABASE_USER", "stockstream_migrator");
        all.put("DATABASE_PASSWORD", site.secrets().migrator());
        return overridden(all, site, site.installation().streamsApp(), overrides);
    }

    static Map<String, String> queryApi(Site site, int port, String streamsAppUrls, Map<String, String> overrides) {
        Map<String, String> all = common(site);
        all.put("PORT", Integer.toString(port));
        all.put("STREAMS_APP_URLS", streamsAppUrls);
        return overridden(all, site, site.installation().queryApi(), overrides);
    }

    private static Map<String, String> streamsAppDefaults(Site site, String name, int port) {
        Map<String, String> all = common(site);
        all.put("CONNECT_URL", site.connectUrl());
        all.put("STORE_API_HOST", Site.HOST);
        all.put("STORE_API_PORT", Integer.toString(port));
        all.put("STATE_DIR", site.layout().data(name).toString());
        all.put(
                Installation.TOPICS_FILE,
                site.installation().topics(site.settings()).toString());
        all.put("HISTORY_DATABASE_USER", "stockstream_history");
        all.put("HISTORY_DATABASE_PASSWORD", site.secrets().history());
        all.put("APP_MODE", "webhook_only");
        all.put("SMTP_HOST", Site.HOST);
        all.put("SMTP_PORT", Integer.toString(site.ports().mail()));
        all.put("MAIL_FROM", "shop@stockstream.local");
        all.put("SMTP_STARTTLS", "false");
        return all;
    }

    private static Map<String, String> common(Site site) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("KAFKA_BOOTSTRAP_SERVERS", site.bootstrapServers());
        all.put("SCHEMA_REGISTRY_URL", site.registryUrl());
        all.put("REDIS_URL", site.redisUrl());
        all.put("DATABASE_URL", site.jdbcUrl(Postgres.DATABASE));
        all.put("DATABASE_USER", "stockstream_api");
        all.put("DATABASE_PASSWORD", site.secrets().api());
        all.put("SERVER_ADDRESS", Site.HOST);
        all.put("LOG_FORMAT", "text");
        // A sample invoice must not be mistaken for a real one.
        all.put("SELLER_NAME", "SAMPLE Trading Ltd");
        all.put("SELLER_ADDRESS", "SAMPLE: set SELLER_ADDRESS");
        all.put("SELLER_TAX_ID", "SAMPLE");
        all.put("SELLER_BANK", "SAMPLE: set SELLER_BANK, do not pay");
        return all;
    }

    /**
     * Passes only the user's settings that the application reads, so that it gets no password but its own. Ports are
     * left out: {@code Ports} has already applied the user's, and a second instance must not get the first one's.
     */
    private static Map<String, String> overridden(
            Map<String, String> all, Site site, Path application, Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>(site.settings().values());
        settings.keySet().retainAll(KnownSettings.of(application));
        // Given above as a path that does not depend on where the application runs.
        settings.remove(Installation.TOPICS_FILE);
        settings.keySet().removeIf(name -> name.equals("PORT") || name.endsWith("_PORT"));
        all.putAll(settings);
        all.putAll(overrides);
        return all;
    }
}
