package io.stockstream.report.closing;

import io.stockstream.platform.client.StoreClient;
import io.stockstream.report.topology.ReportTopology;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Asks the owners of all shards of the reports topology's days. */
final class StoredOpenDays implements OpenDays {

    /** Of each partition; what is left is closed by the next run. */
    private static final int MOST = 100;

    private final StoreClient stores;

    StoredOpenDays(StoreClient stores) {
        this.stores = stores;
    }

    @Override
    public List<LocalDate> before(LocalDate date) throws IOException, InterruptedException {
        List<URI> owners = stores.owners("report-shards", ReportTopology.NAME);
        TreeSet<LocalDate> open = new TreeSet<>();
        for (int partition = 0; partition < owners.size(); partition++) {
            Optional<JsonNode> days = stores.get(
                    owners.get(partition),
                    "/store/open-report-days?partition=%d&before=%s&limit=%d".formatted(partition, date, MOST));
            JsonNode items = days.orElseThrow(
                            () -> new IOException("The owner of report-shards does not list open days: update it"))
                    .path("items");
            for (JsonNode item : items) {
                open.add(LocalDate.parse(item.stringValue()));
            }
        }
        return List.copyOf(open);
    }
}
