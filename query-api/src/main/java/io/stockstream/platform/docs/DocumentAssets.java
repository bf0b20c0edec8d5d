package io.stockstream.platform.docs;

import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Serves the scripts and styles of the pages out of their webjars, and nothing else of the class path. */
@Configuration(proxyBeanMethods = false)
class DocumentAssets implements WebMvcConfigurer {

    private static final CacheControl CACHE = CacheControl.maxAge(Duration.ofHours(1));

    private final WebJarVersionLocator webjars = new WebJarVersionLocator();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/assets/**")
                .addResourceLocations(location("swagger-ui"), "classpath:/pages/assets/")
                .setCacheControl(CACHE);
        registry.addResourceHandler("/redoc/assets/**")
                .addResourceLocations(location("redoc"), "classpath:/pages/assets/")
                .setCacheControl(CACHE)
                .resourceChain(true)
                .addTransformer(new LocalLogoTransformer());
    }

    private String location(String webjar) {
        String version = Objects.requireNonNull(webjars.version(webjar), "webjar " + webjar + " is missing");
        return "classpath:/META-INF/resources/webjars/%s/%s/".formatted(webjar, version);
    }
}
