package io.stockstream.platform.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * An input whose turn has not come, byte for byte. It is decoded in its turn: unreadable bytes were never decided on.
 *
 * @param timestamp of the record, milliseconds
 * @param key may be {@code null}
 * @param value may be {@code null}
 * @param headers of the record
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; only stored.
record WaitingInput(long timestamp, byte[] key, byte[] value, Headers headers) {

    private static final int NULL = -1;

    static WaitingInput of(Record<byte[], byte[]> input) {
        return new WaitingInput(input.timestamp(), input.key(), input.value(), input.headers());
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(timestamp);
            write(out, key);
            write(out, value);
            Header[] all = headers.toArray();
            out.writeInt(all.length);
            for (Header header : all) {
                out.writeUTF(header.key());
                write(out, header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static WaitingInput decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long timestamp = in.readLong();
            byte[] key = read(in);
            byte[] value = read(in);
            Headers headers = new RecordHeaders();
            for (int left = in.readInt(); left > 0; left--) {
                headers.add(in.readUTF(), read(in));
            }
            return new WaitingInput(timestamp, key, value, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(NULL);
        } else {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : in.readNBytes(length);
    }
}
