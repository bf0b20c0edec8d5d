package io.stockstream.streams.runtime;

import io.stockstream.schema.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes dead letters: the record's own bytes and headers, and the reason in the headers that Kafka Streams itself uses for dead
 * letter queues (KIP-1034), with two of ours.
 */
final class DeadLetters {

    /** Header: a short machine-readable reason. */
    static final String CODE = "stockstream.error.code";

    /** Header: the application that gave the record up. */
    static final String APPLICATION = "stockstream.error.application";

    private static final String PREFIX = "__streams.errors.";
    private static final int STACK_TRACE_SHOWN = 4_000;

    private DeadLetters() {}

    static ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception error, String code, String application) {
        Headers headers = new RecordHeaders(context.headers().toArray());
        add(headers, PREFIX + "exception", error.getClass().getName());
        add(headers, PREFIX + "message", rootMessage(error));
        add(headers, PREFIX + "stacktrace", stackTrace(error));
        add(headers, PREFIX + "topic", context.topic());
        add(headers, PREFIX + "partition", Integer.toString(context.partition()));
        add(headers, PREFIX + "offset", Long.toString(context.offset()));
        add(headers, CODE, code);
        add(headers, APPLICATION, application);
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, context.timestamp(), key, value, headers);
    }

    /** The message with those of its causes: the outermost alone often says only that something failed. */
    static String rootMessage(Throwable error) {
        StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString();
    }

    private static String stackTrace(Exception error) {
        StringWriter writer = new StringWriter();
        error.printStackTrace(new PrintWriter(writer));
        String text = writer.toString();
        return text.substring(0, Math.min(text.length(), STACK_TRACE_SHOWN));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
}
