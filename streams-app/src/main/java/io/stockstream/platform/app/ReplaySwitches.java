package io.stockstream.platform.app;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** In a replay everything that acts outside is off, whatever the settings say. */
public final class ReplaySwitches implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaySwitches.class);
    private static final Map<String, Object> OFF =
            Map.of("stockstream.executors", "false", "stockstream.cdc.watch", "false");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (OnReplayCondition.isReplay(context.getEnvironment())) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("replay", OFF));
            LOG.info(
                    "REPLAY_ID is set: executors, timers, the sweeper and the watch over change data capture are off; nothing leaves");
        }
    }
}
