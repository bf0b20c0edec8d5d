package io.stockstream.api.testing;

import io.stockstream.api.kafka.DecisionConsumers;
import io.stockstream.schema.AvroSerdes;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Puts the scripted neighbours around the application. */
@TestConfiguration(proxyBeanMethods = false)
public class ApiTestConfiguration {

    @Bean
    FakeStreamsApp fakeStreamsApp() {
        return new FakeStreamsApp();
    }

    @Bean
    DynamicPropertyRegistrar streamsAppUrls(FakeStreamsApp streamsApp) {
        return registry -> registry.add("stockstream.streams-app.urls", streamsApp::url);
    }

    /** Takes the real clients out before they are made: a producer connects as soon as it exists. */
    @Bean
    static BeanDefinitionRegistryPostProcessor noRealKafka() {
        return registry -> {
            registry.removeBeanDefinition("factProducer");
            registry.removeBeanDefinition("decisionConsumers");
        };
    }

    @Bean
    FakeKafka fakeKafka(AvroSerdes serdes) {
        return new FakeKafka(serdes);
    }

    @Bean
    DecisionConsumers fakeDecisionConsumers(FakeKafka kafka) {
        return kafka::decisions;
    }

    @Bean
    @Lazy
    ApiClient apiClient(Environment environment) {
        return new ApiClient(environment.getRequiredProperty("local.server.port", Integer.class));
    }
}
