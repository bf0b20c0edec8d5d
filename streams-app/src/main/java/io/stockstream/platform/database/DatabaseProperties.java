package io.stockstream.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the tables are.
 *
 * @param url JDBC URL
 * @param user role; it reads the tables and writes the ledger of tasks
 * @param password its password
 */
@ConfigurationProperties("stockstream.database")
public record DatabaseProperties(
        String url, String user, @DefaultValue("") String password) {}
