package io.stockstream.platform.web;

import io.stockstream.net.AllowedHosts;
import io.stockstream.net.ListenAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access to this application. */
@Configuration(proxyBeanMethods = false)
class ListenSettings {

    @Bean
    AllowedHosts allowedHosts(@Value("${stockstream.allowed-hosts:}") List<String> names) {
        return AllowedHosts.of(names);
    }

    /** Checked before the server is created, so that the port is not open even for a moment. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> listenAddress(
            ServerProperties server, @Value("${stockstream.allow-anonymous:false}") boolean allowAnonymous) {
        return factory -> ListenAddress.check(server.getAddress(), allowAnonymous);
    }
}
