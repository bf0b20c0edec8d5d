package io.stockstream.platform.idempotency;

import io.stockstream.movement.FieldError;
import io.stockstream.platform.cache.Claims;
import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Decides from a key's state in Redis how a request is handled. */
@Component
class IdempotencyGuard {

    private final Claims claims;
    private final IdempotencySettings settings;
    private final IdempotencyMeters meters;
    private final JsonMapper mapper;

    IdempotencyGuard(Claims claims, IdempotencySettings settings, IdempotencyMeters meters, JsonMapper mapper) {
        this.claims = claims;
        this.settings = settings;
        this.meters = meters;
        this.mapper = mapper;
    }

    /**
     * Lets a request in.
     *
     * @param scope of its key
     * @param request SHA-256 of its body
     * @param waits whether the client wants to wait for the outcome
     * @throws ApiException when the key belongs to another body, or to a request that is still handled
     */
    Admission enter(String scope, String request, boolean waits) {
        String key = "idempotency:" + scope;
        String claim = text(Entry.claimed(request, UUID.randomUUID().toString()));
        Admission.Handle handle = new Admission.Handle(key, claim, request);
        return switch (claims.claim(key, claim, settings.claim())) {
            case Claims.Answer.Granted granted -> count(IdempotencyMeters.Outcome.FIRST, handle);
            case Claims.Answer.Unknown unknown -> count(IdempotencyMeters.Outcome.UNGUARDED, handle);
            case Claims.Answer.Taken taken ->
                entry(taken.text())
                        .map(entry -> repeat(entry, request, waits))
                        .orElseGet(() -> count(IdempotencyMeters.Outcome.UNGUARDED, handle));
        };
    }

    private Admission repeat(Entry entry, String request, boolean waits) {
        if (!request.equals(entry.request())) {
            meters.count(IdempotencyMeters.Outcome.REUSED);
            throw ApiException.of(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    new FieldError(KeyHeader.NAME, null, "was given with another body before"));
        }
        if (entry.answer() == null) {
            meters.count(IdempotencyMeters.Outcome.IN_USE);
            throw ApiException.of(
                    ProblemCode.IDEMPOTENCY_KEY_IN_USE,
                    "The first request under this Idempotency-Key is still being handled; ask again.");
        }
        Admission again =
                waits && entry.answer().isOfAMoment() ? new Admission.Again() : new Admission.Replay(entry.answer());
        return count(IdempotencyMeters.Outcome.REPLAYED, again);
    }

    /** A request has its answer: a repeat gets it too, or may try again. */
    void leave(Admission.Handle handled, Optional<KeptAnswer> answer) {
        Optional<KeptAnswer> kept = answer.filter(KeptAnswer::isFinal);
        if (kept.isPresent()) {
            String text = text(Entry.answered(handled.request(), kept.get()));
            claims.keep(handled.key(), handled.claim(), text, settings.ttl());
        } else {
            claims.release(handled.key(), handled.claim());
        }
    }

    private <T> T count(IdempotencyMeters.Outcome outcome, T admission) {
        meters.count(outcome);
        return admission;
    }

    private String text(Entry entry) {
        return mapper.writeValueAsString(entry);
    }

    /** Empty when the key was set by hand. */
    private Optional<Entry> entry(String text) {
        try {
            return Optional.ofNullable(mapper.readValue(text, Entry.class)).filter(entry -> entry.request() != null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
