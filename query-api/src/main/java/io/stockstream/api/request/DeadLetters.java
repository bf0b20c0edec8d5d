package io.stockstream.api.request;

import io.stockstream.schema.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes dead letters of the same shape as those of the topologies: the record as it came, and the reason in headers. */
final class DeadLetters {

    private static final String CODE = "stockstream.error.code";
    private static final String APPLICATION = "stockstream.error.application";
    private static final String LEFT_OUT = "stockstream.error.left-out";
    private static final String PREFIX = "__streams.errors.";

    /** Bytes; a broker takes 1 MiB, and the reason needs some of it. */
    private static final int LARGEST = 1_000_000;

    private static final int SHOWN = 4_000;

    private DeadLetters() {}

    static ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record, String code, Exception error, String application) {
        boolean tooLarge = size(record.key()) + size(record.value()) + size(record.headers()) > LARGEST;
        Headers headers =
                new RecordHeaders(tooLarge ? new Header[0] : record.headers().toArray());
        add(headers, PREFIX + "exception", error.getClass().getName());
        add(headers, PREFIX + "message", cut(message(error)));
        add(headers, PREFIX + "stacktrace", stackTrace(error));
        add(headers, PREFIX + "topic", record.topic());
        add(headers, PREFIX + "partition", Integer.toString(record.partition()));
        add(headers, PREFIX + "offset", Long.toString(record.offset()));
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
                Math.max(0, record.timestamp()),
                tooLarge ? null : record.key(),
                tooLarge ? null : record.value(),
                headers);
    }

    /** The message with those of its causes, each once: the outermost alone often says only that something failed. */
    static String message(Throwable error) {
        StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString();
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int size(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += header.key().length() + size(header.value());
        }
        return size;
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
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
