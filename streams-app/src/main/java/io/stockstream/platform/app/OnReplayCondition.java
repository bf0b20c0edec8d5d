package io.stockstream.platform.app;

import java.util.Map;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when REPLAY_ID is set, or not, as is asked. */
final class OnReplayCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, Object> attributes = metadata.getAnnotationAttributes(ConditionalOnReplay.class.getName());
        return isReplay(context.getEnvironment()) == (boolean) attributes.get("value");
    }

    static boolean isReplay(Environment environment) {
        return !environment.getProperty("stockstream.replay-id", "").isBlank();
    }
}
