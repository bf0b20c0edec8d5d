package io.stockstream.stock.http;

import io.stockstream.platform.web.Preference;
import io.stockstream.stock.http.Submission.Intake;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers reported movements: the same for the webhook and for plain movements. */
@Component
class CommandResponses {

    private final MovementCommands commands;

    CommandResponses(MovementCommands commands) {
        this.commands = commands;
    }

    /**
     * Writes what came in and answers.
     *
     * @param prefer the {@code Prefer} headers; {@code null} when there is none. A batch does not wait: RFC 7240 allows
     *     a server to ignore the preference, which the missing {@code Preference-Applied} shows.
     */
    ResponseEntity<Receipt> answer(Intake intake, List<String> prefer) {
        Optional<Duration> wait = Preference.waitTime(prefer);
        return switch (intake) {
            case Intake.Batch batch -> ResponseEntity.accepted().body(commands.submit(batch.submissions()));
            case Intake.Single single ->
                wait.map(time -> decided(single.submission(), time)).orElseGet(() -> written(single.submission()));
        };
    }

    private ResponseEntity<Receipt> written(Submission submission) {
        Receipt.Written receipt = commands.submit(submission);
        return ResponseEntity.accepted()
                .location(location(receipt.movementId()))
                .header(HttpHeaders.VARY, Preference.NAME)
                .body(receipt);
    }

    private ResponseEntity<Receipt> decided(Submission submission, Duration wait) {
        Receipt.Decided receipt = commands.submit(submission, wait);
        return ResponseEntity.status(receipt.decision() == null ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(location(receipt.movementId()))
                .header("Preference-Applied", Preference.applied(wait))
                .header(HttpHeaders.VARY, Preference.NAME)
                .body(receipt);
    }

    private static URI location(String movementId) {
        return URI.create("/api/v1/movements/" + movementId);
    }
}
