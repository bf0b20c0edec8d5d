package io.stockstream.streams.effect.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one pool of this process. It connects when somebody asks first. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseProperties properties) {
        return new Database(properties);
    }
}
