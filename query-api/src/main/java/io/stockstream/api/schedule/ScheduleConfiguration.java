package io.stockstream.api.schedule;

import io.stockstream.api.tasktype.TaskTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what the schedules need of the tasks. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    private static final String TYPE = "task_type";
    private static final String PAYLOAD = "payload";

    @Bean
    TaskPayloads taskPayloads(TaskTypes types) {
        return (type, payload) -> types.find(type)
                .map(known -> known.check(payload, PAYLOAD))
                .orElseGet(() -> List.of(types.unknown(TYPE, type)));
    }
}
