package io.stockstream.platform.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.stockstream.net.AllowedHosts;
import io.stockstream.net.ListenAddress;
import io.stockstream.platform.store.HeavyReads;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Access to the store API, and how much it does at the same time. */
@Configuration(proxyBeanMethods = false)
class StoreApiDoor {

    /** Checked before the server is created, so that the port is not open even for a moment. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> listenAddress(
            ServerProperties server, @Value("${stockstream.allow-anonymous}") boolean allowAnonymous) {
        return factory -> ListenAddress.check(server.getAddress(), allowAnonymous);
    }

    /** Also allows the host name under which other instances and query-api know this one. */
    @Bean
    FilterRegistrationBean<Filter> hostFilter(
            StockstreamProperties properties, @Value("${stockstream.allowed-hosts}") List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add(properties.streams().host());
        AllowedHosts hosts = AllowedHosts.of(all);
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            if (hosts.allows(((HttpServletRequest) request).getHeader("Host"))) {
                chain.doFilter(request, response);
            } else {
                ((HttpServletResponse) response)
                        .sendError(
                                HttpServletResponse.SC_FORBIDDEN,
                                "This server does not answer under the name in Host; see ALLOWED_HOSTS");
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 80);
        return filter;
    }

    @Bean
    HeavyReads heavyReads(@Value("${stockstream.store-ranges}") int places, MeterRegistry meters) {
        return new HeavyReads(places, meters);
    }

    @Bean
    WebMvcConfigurer boundedReads(HeavyReads reads) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(reads).addPathPatterns("/store/**");
            }
        };
    }
}
