package io.stockstream.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;

class ProblemHandlerTest {

    private final ProblemHandler handler = new ProblemHandler();

    @Test
    void shouldNotAnswerAClientThatIsGone() {
        IOException gone = new IOException("Broken pipe");

        assertThat(handler.unexpected(new HttpMessageNotWritableException("Could not write JSON", gone)))
                .isNull();
    }

    @Test
    void shouldTellNothingOfAnUnexpectedFailure() {
        ResponseEntity<Object> answer =
                Objects.requireNonNull(handler.unexpected(new IllegalStateException("jdbc:secret")));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).contains("internal_error").doesNotContain("secret");
    }
}
