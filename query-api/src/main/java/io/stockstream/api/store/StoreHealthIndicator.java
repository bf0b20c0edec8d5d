package io.stockstream.api.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while an instance of streams-app answers and every partition of every store has an owner. */
@Component
final class StoreHealthIndicator extends AbstractHealthIndicator {

    private final OwnerDirectory directory;

    StoreHealthIndicator(OwnerDirectory directory) {
        super("The owners of the stores could not be asked for");
        this.directory = directory;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<Owners> owners = directory.ask();
        if (owners.isEmpty()) {
            builder.down().withDetail("reason", "no instance of streams-app answers");
            return;
        }
        List<String> missing = missing(owners.get());
        builder.withDetail("streams", owners.get().state());
        if (missing.isEmpty() && !owners.get().stores().isEmpty()) {
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
