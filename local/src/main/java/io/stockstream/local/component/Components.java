package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The components of one system. */
public final class Components {
    private final Site site;
    private final Map<String, Map<String, String>> overrides;

    /** @param overrides variables per component, on top of everything else */
    public Components(Site site, Map<String, Map<String, String>> overrides) {
        this.site = site;
        this.overrides = overrides;
    }

    /** All that {@code up} starts; {@link Component#needs()} gives the order. */
    public List<Component> standard() {
        Tools tools = new Tools(site.installation().tools());
        String seed = "http://" + Site.HOST + ":" + site.ports().storeApi();
        return List.of(
                new Postgres(site, tools),
                new Redis(site, tools),
                new Mail(site),
                new Kafka(site),
                new Registry(site),
                new Setup(site, of(Setup.NAME)),
                new Connect(site),
                streamsApp("streams-app", site.ports().storeApi()),
                queryApi("query-api", site.ports().api(), seed));
    }

    public Component streamsApp(String name, int port) {
        return Application.streamsApp(site, name, port, of(name));
    }

    public Component queryApi(String name, int port, String streamsAppUrls) {
        return Application.queryApi(site, name, port, streamsAppUrls, of(name));
    }

    public Command administration(List<String> arguments) throws IOException {
        return new Setup(site, of(Setup.NAME)).streamsApp(arguments.toArray(String[]::new));
    }

    private Map<String, String> of(String component) {
        return overrides.getOrDefault(component, Map.of());
    }
}
