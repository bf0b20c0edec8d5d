package io.stockstream.stock.http;

import io.stockstream.platform.decision.DecisionBoard;
import io.stockstream.platform.decision.DecisionWatch;
import io.stockstream.platform.fact.FactSender;
import io.stockstream.platform.fact.Position;
import io.stockstream.platform.overload.DecidingLag;
import io.stockstream.platform.web.ApiException;
import io.stockstream.stock.MovementReported;
import io.stockstream.stock.StockDecided;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reports movements: writes them as facts and, on request, waits for the decisions. */
@Component
class MovementCommands {

    private static final Logger LOG = LoggerFactory.getLogger(MovementCommands.class);

    private final FactSender facts;
    private final DecisionBoard<StockDecided> decisions;
    private final MovementQueries movements;
    private final StockQueries stock;
    private final AcceptedMovements accepted;
    private final DecidingLag lag;

    MovementCommands(
            FactSender facts,
            DecisionBoard<StockDecided> decisions,
            MovementQueries movements,
            StockQueries stock,
            AcceptedMovements accepted,
            DecidingLag lag) {
        this.facts = facts;
        this.decisions = decisions;
        this.movements = movements;
        this.stock = stock;
        this.accepted = accepted;
        this.lag = lag;
    }

    /** Writes one movement. */
    Receipt.Written submit(Submission submission) {
        lag.checkMovements();
        facts.send(List.of(submission.fact()));
        accepted.add(submission.fact());
        return written(submission);
    }

    /** Writes a batch. */
    Receipt.AllWritten submit(List<Submission> batch) {
        lag.checkMovements();
        facts.send(batch.stream().map(Submission::fact).toList());
        batch.forEach(submission -> accepted.add(submission.fact()));
        return new Receipt.AllWritten(
                batch.stream().map(MovementCommands::written).toList());
    }

    /** Writes one movement and waits for its decision, at most the given time. */
    Receipt.Decided submit(Submission submission, Duration wait) {
        lag.checkMovements();
        MovementReported fact = submission.fact();
        // Of the same movement and event there are the fact's own decision and those on its duplicates. So the watch
        // stays small.
        try (DecisionWatch<StockDecided> watch = decisions.watch(fact.getSku(), decision -> isAbout(fact, decision))) {
            Position position = facts.send(List.of(fact)).getFirst();
            accepted.add(fact);
            Optional<StockDecided> decision = watch.await(heard -> isOn(position, heard), wait);
            return new Receipt.Decided(
                    submission.id(),
                    fact.getMovementId(),
                    decision.map(DecisionView::of).orElse(null),
                    movement(fact, decision.isPresent()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt.Decided(submission.id(), fact.getMovementId(), null, null);
        }
    }

    private static boolean isAbout(MovementReported fact, StockDecided decision) {
        return decision.getMovementId().equals(fact.getMovementId()) && decision.getEvent() == fact.getEvent();
    }

    private static boolean isOn(Position position, StockDecided decision) {
        return decision.getFact().getPartition() == position.partition()
                && decision.getFact().getOffset() == position.offset();
    }

    /**
     * The movement after the decision, or its current state when there is none yet. Once decided, movement and stock
     * are read fresh, so that the client's next reads show the decision as well. The movement is already written, so a
     * moving store must not make the request fail.
     */
    private MovementView movement(MovementReported fact, boolean decided) {
        try {
            Optional<MovementView> movement = movements.find(fact.getMovementId(), fact.getSku(), decided);
            if (decided) {
                stock.awaitFresh(fact.getSku());
            }
            return movement.orElse(null);
        } catch (ApiException e) {
            LOG.info("Movement {} is answered without its state: {}", fact.getMovementId(), e.getMessage());
            return null;
        }
    }

    private static Receipt.Written written(Submission submission) {
        return new Receipt.Written(submission.id(), submission.fact().getMovementId());
    }
}
