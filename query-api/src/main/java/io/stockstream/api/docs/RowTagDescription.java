package io.stockstream.api.docs;

import io.stockstream.api.web.ProblemCode;
import io.stockstream.movement.FieldError;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Describes how clients make sure that they change the row that they have read. */
@Component
class RowTagDescription {

    private static final String TAG =
            "Version of the row; sent as If-Match with PUT or DELETE, it keeps the change from overwriting another's.";

    private static final String EXAMPLE = "\"7\"";

    private final ProblemExamples problems;

    RowTagDescription(ProblemExamples problems) {
        this.problems = problems;
    }

    /** An answer that tells the version of the row. */
    void tells(Operation operation, String status) {
        operation
                .getResponses()
                .get(status)
                .addHeaderObject(
                        "ETag", new Header().description(TAG).schema(text()).example(EXAMPLE));
    }

    /** A change that may say which version it is meant for. */
    void takes(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("If-Match")
                .description(
                        "ETag of the row as it was read: if it has changed since, the answer is 412, and nothing is"
                                + " done. Without the header, or with *, the change is made to whatever is there.")
                .schema(text())
                .example(EXAMPLE));
        problems.add(
                operation,
                ProblemCode.BAD_REQUEST,
                new FieldError("If-Match", "7", "must be * or an ETag in its quotation marks, such as \"7\""));
        problems.add(
                operation,
                ProblemCode.PRECONDITION_FAILED,
                new FieldError(
                        "If-Match",
                        EXAMPLE,
                        "is not the version that is there now, \"9\": read the row again and send its ETag with the change"));
    }

    private static Schema<?> text() {
        Schema<?> schema = new Schema<>();
        schema.setTypes(Set.of("string"));
        return schema;
    }
}
