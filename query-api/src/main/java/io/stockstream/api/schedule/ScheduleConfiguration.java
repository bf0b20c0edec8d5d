package io.stockstream.api.schedule;

import io.stockstream.movement.FieldError;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what the schedules need of the tasks. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.-]*");

    /** Takes every name that has the shape of a type, and leaves the payload to the worker. */
    @Bean
    TaskPayloads taskPayloads() {
        return (type, payload) -> TYPE.matcher(type).matches()
                ? List.of()
                : List.of(new FieldError(
                        "task_type", type, "must be the name of a type of task, such as check_pending_orders"));
    }
}
