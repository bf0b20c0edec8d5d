package io.stockstream.platform.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only connection pool of this process. It connects on first use. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseProperties properties) {
        return new Database(properties);
    }
}
