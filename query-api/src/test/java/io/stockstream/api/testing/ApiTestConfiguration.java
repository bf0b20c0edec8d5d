package io.stockstream.api.testing;

import io.stockstream.platform.cache.TopicIdentities;
import io.stockstream.platform.kafka.DecisionConsumers;
import io.stockstream.platform.kafka.TaskTypeConsumers;
import io.stockstream.schema.AvroSerdes;
import java.util.List;
import org.apache.kafka.common.Uuid;
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
    static BeanDefinitionRegistryPostProcessor noRealNeighbours() {
        return registry -> List.of(
                        "factProducer",
                        "decisionConsumers",
                        "taskTypeConsumers",
                        "queueReads",
                        "groupLags",
                        "topicIdentities",
                        "redisson",
                        "cacheClient",
                        "jdbcRows",
                        "jdbcHistory",
                        "jdbcTaskLedger")
                .forEach(registry::removeBeanDefinition);
    }

    @Bean
    TopicIdentities fakeTopicIdentities() {
        Uuid id = Uuid.randomUuid();
        return topic -> id;
    }

    @Bean
    FakeCache fakeCache() {
        return new FakeCache();
    }

    @Bean
    FakeRows fakeRows() {
        return new FakeRows();
    }

    @Bean
    FakeHistory fakeHistory() {
        return new FakeHistory();
    }

    @Bean
    FakeTaskLedger fakeTaskLedger() {
        return new FakeTaskLedger();
    }

    @Bean
    FakeTaskTypes fakeTaskTypes(AvroSerdes serdes) {
        return new FakeTaskTypes(serdes, 0);
    }

    @Bean
    TaskTypeConsumers fakeTaskTypeConsumers(FakeTaskTypes types) {
        return () -> types;
    }

    @Bean
    FakeQueues fakeQueues() {
        return new FakeQueues();
    }

    @Bean
    FakeLags fakeLags() {
        return new FakeLags();
    }

    @Bean
    FakeCatalogue fakeCatalogue(FakeStreamsApp streamsApp) {
        return new FakeCatalogue(streamsApp);
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
