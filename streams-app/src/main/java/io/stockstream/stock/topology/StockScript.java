package io.stockstream.stock.topology;

import io.stockstream.horizon.Horizon;
import io.stockstream.platform.runtime.PatientSerde;
import io.stockstream.platform.runtime.Script;
import io.stockstream.platform.runtime.Script.Premise;
import io.stockstream.platform.runtime.Script.Turn;
import io.stockstream.schema.AvroSerdes;
import io.stockstream.schema.Topics;
import io.stockstream.stock.Outcome;
import io.stockstream.stock.ReservationDecided;
import io.stockstream.stock.StockDecided;

/** The order in which the facts and commands of a sku were decided on, from its versions, and the horizons of facts. */
final class StockScript {

    private StockScript() {}

    static Script of(AvroSerdes serdes) {
        return Script.perKey(
                        new Script.Part<>(
                                Topics.STOCK_DECISIONS,
                                PatientSerde.of(serdes.value(Topics.STOCK_DECISIONS))
                                        .deserializer(),
                                StockScript::turn,
                                StockScript::horizon),
                        new Script.Part<>(
                                Topics.RESERVATION_DECISIONS,
                                PatientSerde.of(serdes.value(Topics.RESERVATION_DECISIONS))
                                        .deserializer(),
                                StockScript::turn))
                .withHousekeeping(Topics.STOCK_HORIZONS);
    }

    private static Premise horizon(StockDecided decided) {
        return decided.getHorizon() == null
                ? null
                : new Premise(
                        Topics.STOCK_HORIZONS.name(),
                        Horizon.newBuilder()
                                .setDueAt(decided.getHorizon())
                                .setBefore(decided.getHorizon())
                                .setSince(decided.getFact().getOffset())
                                .build());
    }

    private static Turn turn(StockDecided decided) {
        return new Turn(
                Topics.MOVEMENTS.name(),
                decided.getFact().getOffset(),
                decided.getStockVersion(),
                decided.getOutcome() == Outcome.ACCEPTED);
    }

    /** The end of a wait follows from another record, and belongs to that record's turn. */
    private static Turn turn(ReservationDecided decided) {
        if (decided.getFollowed()) {
            return null;
        }
        return new Turn(
                Topics.RESERVATIONS.name(),
                decided.getCommandPosition().getOffset(),
                decided.getStockVersion(),
                decided.getChanged());
    }
}
