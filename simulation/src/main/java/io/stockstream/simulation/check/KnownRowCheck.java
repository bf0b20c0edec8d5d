package io.stockstream.simulation.check;

import static io.stockstream.simulation.Violation.unless;

import io.stockstream.catalogue.topology.CatalogueTable;
import io.stockstream.order.KnownRow;
import io.stockstream.order.LookupKind;
import io.stockstream.order.OrderDecided;
import io.stockstream.order.OrderReason;
import io.stockstream.order.OrderRequested;
import io.stockstream.order.OrderStep;
import io.stockstream.order.ProductFound;
import io.stockstream.order.RowAnswered;
import io.stockstream.order.UserFound;
import io.stockstream.schema.Topics;
import io.stockstream.simulation.Codec;
import io.stockstream.simulation.World;
import io.stockstream.simulation.kafka.Emitted;
import io.stockstream.simulation.outside.Row;
import io.stockstream.simulation.outside.Tables;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No order is decided on rows older than those it was placed against, nor fails for want of them while they are on
 * their way.
 */
final class KnownRowCheck implements Check {

    private static final Set<OrderReason> NOT_THERE =
            Set.of(OrderReason.UNKNOWN_USER, OrderReason.UNKNOWN_ADDRESS, OrderReason.UNKNOWN_PRODUCT);

    private final World world;
    private final Codec codec;
    private final Tables tables;
    private final Map<String, List<KnownRow>> placedAgainst = new HashMap<>();

    KnownRowCheck(World world, Tables tables) {
        this.world = world;
        this.codec = world.codec();
        this.tables = tables;
    }

    @Override
    public void committed(Emitted emitted) {
        if (!emitted.partition().topic().equals(Topics.ORDER_DECISIONS.name())) {
            return;
        }
        OrderDecided decided = codec.read(Topics.ORDER_DECISIONS, emitted.written());
        if (decided.getStep() == OrderStep.PLACED) {
            OrderRequested request = codec.read(
                    Topics.ORDER_REQUESTS,
                    world.log()
                            .of(
                                    decided.getCause().getTopic(),
                                    decided.getCause().getPartition())
                            .get(Math.toIntExact(decided.getCause().getOffset())));
            placedAgainst.put(decided.getOrderId(), request.getPlacedAgainst());
        } else if (decided.getLookup() != null) {
            for (KnownRow known : placedAgainst.getOrDefault(decided.getOrderId(), List.of())) {
                boolean isMeant = known.getKind() == decided.getLookup().getKind()
                        && known.getKey().equals(decided.getLookup().getKey());
                if (isMeant) {
                    compare(known, decided);
                }
            }
        }
    }

    private void compare(KnownRow known, OrderDecided decided) {
        List<Tables.Version> since = tables.since(table(known.getKind()), id(known), known);
        RowAnswered answer = decided.getLookup();
        if (answer.getFound() != null) {
            unless(
                    since.stream().anyMatch(version -> !version.deleted() && says(answer.getFound(), version.row())),
                    "The order was placed against %s, and decided on what was before: %s",
                    known,
                    decided);
        } else if (decided.getStep() == OrderStep.FAILED && NOT_THERE.contains(decided.getReason())) {
            unless(
                    since.stream().anyMatch(Tables.Version::deleted),
                    "The order was placed against %s, which was not deleted since: %s",
                    known,
                    decided);
        }
    }

    private static boolean says(Object found, Row row) {
        return switch (found) {
            case UserFound user -> user.getEmail().equals("user-%d@example.org".formatted(row.content()));
            case ProductFound product -> product.getPrice().compareTo(BigDecimal.valueOf(row.content(), 2)) == 0;
            default -> true;
        };
    }

    private static CatalogueTable table(LookupKind kind) {
        return switch (kind) {
            case USER -> CatalogueTable.USERS;
            case ADDRESS -> CatalogueTable.ADDRESSES;
            case PRODUCT, SKU -> CatalogueTable.PRODUCTS;
            case UNKNOWN -> throw new IllegalArgumentException("No order was placed against a row of no kind");
        };
    }

    private static String id(KnownRow known) {
        return known.getKind() == LookupKind.SKU ? known.getKey().substring("sku-".length()) : known.getKey();
    }

    @Override
    public void atRest() {
        // Everything was checked when it was decided.
    }
}
