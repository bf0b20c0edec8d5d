package io.stockstream.platform.cache;

import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the Redis client. It connects on the first call, so Redis may be away when this application starts. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    /** No call waits for a connection longer than for a reply; connecting in the background may take this long. */
    private static final int CONNECT_MS = 500;

    private static final int PING_MS = 1_000;
    private static final int THREADS = 2;

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(CacheSettings settings) {
        Config config = new Config();
        config.setLazyInitialization(true);
        config.setThreads(THREADS);
        config.setNettyThreads(THREADS);
        config.useSingleServer()
                .setAddress(settings.url())
                .setTimeout(Math.toIntExact(settings.timeout().toMillis()))
                .setConnectTimeout(CONNECT_MS)
                .setPingConnectionInterval(PING_MS)
                // A read has its answer from the store long before a second try.
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(settings.connections());
        return Redisson.create(config);
    }

    @Bean
    CacheClient cacheClient(RedissonClient redisson) {
        return new RedisClient(redisson);
    }

    /** The first call opens the connections and loads classes, which takes longer than a read may wait. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> cacheWarmUp(CacheClient client) {
        return ready -> Thread.ofVirtual().name("cache-warm-up").start(() -> client.get(List.of("user:0")));
    }
}
