package io.stockstream.catalogue.http;

import io.stockstream.platform.web.StrictJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the beans that the controllers share. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    CatalogueController.Tools catalogueTools(CatalogueQueries queries, CatalogueCommands commands, StrictJson json) {
        return new CatalogueController.Tools(queries, commands, json);
    }
}
