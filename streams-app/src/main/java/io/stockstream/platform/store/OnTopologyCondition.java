package io.stockstream.platform.store;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when TOPOLOGIES names one of the wanted topologies, or none at all, which means every one. */
final class OnTopologyCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Set<String> chosen = Binder.get(context.getEnvironment())
                .bind("stockstream.topologies", Bindable.setOf(String.class))
                .orElse(Set.of());
        return chosen.isEmpty() || Arrays.stream(wanted(metadata)).anyMatch(chosen::contains);
    }

    private static String[] wanted(AnnotatedTypeMetadata metadata) {
        Map<String, Object> attributes = metadata.getAnnotationAttributes(ConditionalOnTopology.class.getName());
        return (String[]) attributes.get("value");
    }
}
