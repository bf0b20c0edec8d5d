package io.stockstream.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * An answer that is written while it is read. What goes wrong before the first byte has left is answered as a problem;
 * afterwards the connection is aborted, so that the client sees a download that failed and never a short one that looks
 * whole.
 */
public final class StreamedAnswer {

    /** Informs {@link ProblemReportValve} that the response is incomplete. */
    static final String BROKEN = StreamedAnswer.class.getName() + ".BROKEN";

    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

    private StreamedAnswer() {}

    /** Writes the body. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes an answer whose headers are set already; they are lost when a problem is answered instead. HEAD gets no
     * body.
     *
     * @throws RuntimeException of the body, when the client has not got anything yet
     * @throws IOException when the client is gone
     */
    public static void send(HttpServletRequest request, HttpServletResponse response, Body body) throws IOException {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        if (response.getHeader(HttpHeaders.CACHE_CONTROL) == null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        Target out = new Target(response.getOutputStream());
        try {
            body.writeTo(out);
        } catch (RuntimeException | Error e) {
            if (out.failure != null) {
                throw out.failure; // Wrapped by what writes the format.
            }
            if (!response.isCommitted()) {
                response.reset();
                throw e;
            }
            LOG.warn("The answer to {} ends in the middle", request.getRequestURI(), e);
            request.setAttribute(BROKEN, e);
        }
    }

    /**
     * Never flushed nor closed by what writes to it: the server sends when a buffer is full, and ends when the answer
     * is whole.
     */
    private static final class Target extends FilterOutputStream {

        private IOException failure;

        Target(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
