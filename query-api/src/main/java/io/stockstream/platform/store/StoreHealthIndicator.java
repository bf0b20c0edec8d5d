package io.stockstream.platform.store;

import io.stockstream.platform.store.OwnerDirectory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Up while an instance of streams-app answers and every partition of every store has an owner. Reports the last known
 * state: health must answer at once, above all when other components do not.
 */
@Component
final class StoreHealthIndicator extends AbstractHealthIndicator {

    private final OwnerDirectory directory;

    StoreHealthIndicator(OwnerDirectory directory) {
        super("The owners of the stores could not be determined");
        this.directory = directory;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Snapshot known = directory.known();
        builder.withDetail("seconds_ago", known.age().toSeconds());
        if (!known.answered()) {
            builder.down().withDetail("reason", "no instance of streams-app answers");
            return;
        }
        List<String> missing = missing(known.owners());
        builder.withDetail("streams", known.owners().state());
        if (missing.isEmpty() && !known.owners().stores().isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("partitions_without_owner", missing);
        }
    }

    private static List<String> missing(Owners owners) {
        List<String> missing = new ArrayList<>();
        owners.stores()
                .forEach((name, store) -> store.missing().forEach(partition -> missing.add(name + "-" + partition)));
        return missing.stream().sorted().toList();
    }
}
