package io.stockstream.platform.runtime;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what Kafka did not accept. It never skips the record: by then its input has changed stores, so only the whole
 * transaction can be aborted.
 */
public final class OutputFailureHandler implements ProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OutputFailureHandler.class);

    private String application = "";

    @Override
    public void configure(Map<String, ?> configs) {
        application = String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> output, Exception error) {
        if (error instanceof RecordTooLargeException) {
            LOG.error(
                    "{} made a record of {} bytes for {}, which takes less, out of {} partition {} offset {} ({})",
                    application,
                    size(output.key()) + size(output.value()),
                    output.topic(),
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    error.getMessage());
        }
        return error instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // Kafka's own signature.
    public Response handleSerializationError(
            ErrorHandlerContext context, ProducerRecord output, Exception error, SerializationExceptionOrigin origin) {
        LOG.error(
                "{} cannot write the {} of a record for {}, out of {} partition {} offset {}: {}",
                application,
                origin,
                output.topic(),
                context.topic(),
                context.partition(),
                context.offset(),
                error.getMessage());
        return Response.fail();
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
