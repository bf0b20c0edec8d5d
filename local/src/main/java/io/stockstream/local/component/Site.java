package io.stockstream.local.component;

import io.stockstream.local.Installation;
import io.stockstream.local.Layout;
import io.stockstream.local.Ports;
import io.stockstream.local.Secrets;
import io.stockstream.local.Settings;

/**
 * What every component is made from: the built tree, the data folder, the ports, the passwords, the user's settings.
 *
 * @param training whether the JVMs record what a later start can begin with, see {@link AotCache}
 */
public record Site(
        Installation installation, Layout layout, Ports ports, Secrets secrets, Settings settings, boolean training) {
    public static final String HOST = "127.0.0.1";

    public String bootstrapServers() {
        return HOST + ":" + ports.kafka();
    }

    public String registryBase() {
        return "http://" + HOST + ":" + ports.registry();
    }

    /** The registry as Confluent clients see it. */
    public String registryUrl() {
        return registryBase() + "/apis/ccompat/v7";
    }

    public String apiUrl() {
        return "http://" + HOST + ":" + ports.api();
    }

    public String connectUrl() {
        return "http://" + HOST + ":" + ports.connect();
    }

    /** The private API of the first instance of streams-app. */
    public String storeApiUrl() {
        return "http://" + HOST + ":" + ports.storeApi();
    }

    public String redisUrl() {
        return "redis://" + HOST + ":" + ports.redis();
    }

    /** The local mail server. */
    public String mailUrl() {
        return "smtp://" + HOST + ":" + ports.mail();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + ports.postgres() + "/" + database;
    }
}
