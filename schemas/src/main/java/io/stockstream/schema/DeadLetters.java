package io.stockstream.schema;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes dead letters: the record's own bytes and headers, and the reason in the headers that Kafka Streams itself uses
 * for dead letter queues (KIP-1034), with two of ours.
 */
public final class DeadLetters {

    /** Header: a short machine-readable reason. */
    public static final String CODE = "stockstream.error.code";

    /** Header: the application that gave the record up. */
    public static final String APPLICATION = "stockstream.error.application";

    /** Header: the parts left out, because with the reason the letter would exceed the broker's limit. */
    public static final String LEFT_OUT = "stockstream.error.left-out";

    /**
     * Most bytes of the record: the topic's limit less the rest of the letter, two texts of the reason among it, at up
     * to three bytes a character.
     */
    private static final int LARGEST = RecordSizes.CONCLUSION - 64 * 1024;

    /** Kafka writes the lengths of a header's name and value, each in up to five bytes. */
    private static final int HEADER_OVERHEAD = 10;

    private static final String PREFIX = "__streams.errors.";
    private static final int SHOWN = 4_000;

    private DeadLetters() {}

    /**
     * Where a record stood that cannot be processed.
     *
     * @param timestamp of the record, in epoch milliseconds
     * @param headers of the record
     */
    public record Origin(String topic, int partition, long offset, long timestamp, Headers headers) {

        /** Of a record as a consumer gave it. */
        public static Origin of(ConsumerRecord<?, ?> record) {
            return new Origin(
                    record.topic(), record.partition(), record.offset(), record.timestamp(), record.headers());
        }
    }

    /**
     * Creates a letter.
     *
     * @param key bytes of the record's key; may be {@code null}
     * @param value bytes of the record's value; may be {@code null}
     * @param error why it cannot be processed
     * @param code the same, for programs
     * @param application who gives it up
     */
    public static ProducerRecord<byte[], byte[]> letter(
            Origin origin, byte[] key, byte[] value, Exception error, String code, String application) {
        boolean tooLarge = (long) size(key) + size(value) + size(origin.headers()) > LARGEST;
        Headers headers =
                new RecordHeaders(tooLarge ? new Header[0] : origin.headers().toArray());
        add(headers, PREFIX + "exception", error.getClass().getName());
        add(headers, PREFIX + "message", cut(message(error)));
        add(headers, PREFIX + "stacktrace", stackTrace(error));
        add(headers, PREFIX + "topic", origin.topic());
        add(headers, PREFIX + "partition", Integer.toString(origin.partition()));
        add(headers, PREFIX + "offset", Long.toString(origin.offset()));
        add(headers, CODE, code);
        add(headers, APPLICATION, application);
        if (tooLarge) {
            add(
                    headers,
                    LEFT_OUT,
                    "key, value and headers: too large for a letter; read them where topic and offset say");
        }
        return new ProducerRecord<>(
                Topics.DEAD_LETTERS,
                null,
                Math.max(0, origin.timestamp()),
                tooLarge ? null : key,
                tooLarge ? null : value,
                headers);
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long size(Headers headers) {
        long size = 0;
        for (Header header : headers) {
            size += HEADER_OVERHEAD + header.key().getBytes(StandardCharsets.UTF_8).length + size(header.value());
        }
        return size;
    }

    /** The message with those of its causes: the outermost alone is often too general. */
    public static String message(Throwable error) {
        StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString();
    }

    private static String stackTrace(Exception error) {
        StringWriter writer = new StringWriter();
        error.printStackTrace(new PrintWriter(writer));
        return cut(writer.toString());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
}
