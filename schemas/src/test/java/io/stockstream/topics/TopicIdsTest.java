package io.stockstream.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicIdsTest {

    private static final Uuid ID = Uuid.randomUuid();

    private final AtomicInteger asked = new AtomicInteger();
    private final TopicIds ids = new TopicIds(admin());

    @Test
    void shouldAskOncePerTopic() {
        assertThat(ids.of("cdc.users")).isEqualTo(ID);
        assertThat(ids.of("cdc.users")).isEqualTo(ID);
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldAskAgainAfterAFailure() {
        assertThatThrownBy(() -> ids.of("missing")).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> ids.of("missing")).isInstanceOf(KafkaException.class);
        assertThat(asked).hasValue(2);
    }

    private Admin admin() {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    String topic =
                            (String) ((Collection<?>) arguments[0]).iterator().next();
                    return new Described(topic);
                });
    }

    private static final class Described extends DescribeTopicsResult {

        private Described(String topic) {
            super(null, Map.of(topic, answer(topic)));
        }

        private static KafkaFuture<TopicDescription> answer(String topic) {
            if (topic.equals("cdc.users")) {
                return KafkaFuture.completedFuture(new TopicDescription(topic, false, List.of(), null, ID));
            }
            KafkaFutureImpl<TopicDescription> failed = new KafkaFutureImpl<>();
            failed.completeExceptionally(new UnknownTopicOrPartitionException(topic));
            return failed;
        }
    }
}
