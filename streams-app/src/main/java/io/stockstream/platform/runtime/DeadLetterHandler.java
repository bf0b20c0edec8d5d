package io.stockstream.platform.runtime;

import io.stockstream.schema.DeadLetters;
import io.stockstream.schema.InvalidRecord;
import io.stockstream.schema.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.LoggerFactory;

/**
 * Decides by {@link FailureKind}: a record that can never be processed goes to the dead letters and the stream
 * continues, and so do a few with unforeseen failures. Anything else stops the thread; its transaction is aborted, and
 * {@link CrashJudge} decides what follows. The dead letter is part of the transaction, so it is written exactly once.
 * That is why the handler resumes: with "fail" the transaction, and the letter, would be lost.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    /** Code of a letter: the bytes could not be read. */
    public static final String UNDESERIALIZABLE = "undeserializable";

    /** Code of a letter: an unforeseen failure of processing. */
    public static final String PROCESSING_FAILED = "processing_failed";

    /** The property with the topic of the letters; it is {@link Topics#DEAD_LETTERS} when not set. */
    static final String TOPIC = "stockstream.dead-letters.topic";

    /** The property that holds the {@link LetterBudget}, which outlives the client. */
    static final String BUDGET = "stockstream.dead-letters.budget";

    private final LetterLog log = new LetterLog(LoggerFactory.getLogger(DeadLetterHandler.class), System::nanoTime);
    private String application = "";
    private String topic = Topics.DEAD_LETTERS;
    private DeadLetterListener listener = (app, code) -> {};
    private LetterBudget budget = new LetterBudget(LetterLimits.DEFAULT, System::nanoTime);

    @Override
    public void configure(Map<String, ?> configs) {
        application = String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG));
        if (configs.get(DeadLetterListener.SETTING) instanceof DeadLetterListener given) {
            listener = given;
        }
        if (configs.get(BUDGET) instanceof LetterBudget given) {
            budget = given;
        }
        if (configs.get(TOPIC) instanceof String given) {
            topic = given;
        }
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> poison, Exception error) {
        return FailureKind.ofReading(error) == FailureKind.INVALID_RECORD
                ? DeserializationExceptionHandler.Response.resume(
                        letter(context, poison.key(), poison.value(), error, UNDESERIALIZABLE))
                : keepBack(context, DeserializationExceptionHandler.Response.fail());
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> poison, Exception error) {
        return switch (FailureKind.of(error)) {
            case INVALID_RECORD -> giveUp(context, error, ((InvalidRecord) error).code());
            case UNFORESEEN ->
                budget.spend() ? giveUp(context, error, PROCESSING_FAILED) : ProcessingExceptionHandler.Response.fail();
            case UNDECIDABLE -> keepBack(context, ProcessingExceptionHandler.Response.fail());
            case TOO_LARGE, REGISTRY_AWAY, INFRASTRUCTURE, HOPELESS -> ProcessingExceptionHandler.Response.fail();
        };
    }

    private <R> R keepBack(ErrorHandlerContext context, R response) {
        budget.keepBack(context.topic(), context.partition(), context.offset());
        return response;
    }

    private ProcessingExceptionHandler.Response giveUp(ErrorHandlerContext context, Exception error, String code) {
        return ProcessingExceptionHandler.Response.resume(
                letter(context, context.sourceRawKey(), context.sourceRawValue(), error, code));
    }

    private List<ProducerRecord<byte[], byte[]>> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception error, String code) {
        log.tell(context.topic(), context.partition(), context.offset(), code, DeadLetters.message(error));
        listener.deadLetter(application, code);
        DeadLetters.Origin origin = new DeadLetters.Origin(
                context.topic(), context.partition(), context.offset(), context.timestamp(), context.headers());
        ProducerRecord<byte[], byte[]> letter = DeadLetters.letter(origin, key, value, error, code, application);
        return List.of(new ProducerRecord<>(
                topic, letter.partition(), letter.timestamp(), letter.key(), letter.value(), letter.headers()));
    }
}
