package io.stockstream.platform.decision;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while decisions are being read. */
@Component
final class DecisionFeedHealthIndicator extends AbstractHealthIndicator {

    private final DecisionFeed feed;

    DecisionFeedHealthIndicator(DecisionFeed feed) {
        this.feed = feed;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (feed.isAssigned()) {
            builder.up();
        } else {
            builder.down().withDetail("reason", "decisions are not being read: Kafka or the topic is away");
        }
    }
}
