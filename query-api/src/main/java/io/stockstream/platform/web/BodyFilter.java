package io.stockstream.platform.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body before anything else is done for a request, limited by the size that its path allows, by the memory
 * that all bodies share and by time. So a client that sends slowly occupies only a connection and memory for the bytes
 * it has sent.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class BodyFilter extends OncePerRequestFilter {

    private static final int CHUNK = 8 * 1024;

    private final Refusals refusals;
    private final Duration time;
    private final int memory;
    private final Semaphore free;

    BodyFilter(Refusals refusals, LimitSettings settings, MeterRegistry meters) {
        this.refusals = refusals;
        this.time = settings.bodyTime();
        this.memory = Math.toIntExact(settings.bodies().toBytes());
        this.free = new Semaphore(memory);
        Gauge.builder("stockstream.http.bodies", free, left -> memory - left.availablePermits())
                .baseUnit("bytes")
                .description("Memory of bodies that are being read or handled")
                .strongReference(true)
                .register(meters);
    }

    /** A body as read so far, and its share of the memory. */
    private static final class Reading {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int taken;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
            return;
        }
        Reading reading = new Reading();
        try {
            if (read(request, response, reading)) {
                chain.doFilter(new BufferedRequest(request, reading.bytes.toByteArray()), response);
            }
        } finally {
            free.release(reading.taken);
        }
    }

    /** Whether the body is complete; otherwise the client has its answer already. */
    private boolean read(HttpServletRequest request, HttpServletResponse response, Reading reading) {
        try {
            int most = BodySize.most(request.getRequestURI());
            if (request.getContentLengthLong() > most) {
                throw tooLarge(most);
            }
            read(request.getInputStream(), most, reading);
            return true;
        } catch (ApiException refused) {
            refusals.refuse(request, response, refused);
        } catch (IOException e) {
            // The body was late or broken off; the client may be gone, so the answer may not reach it.
            refusals.refuse(request, response, tooSlow(e));
        }
        return false;
    }

    private void read(InputStream body, int most, Reading reading) throws IOException {
        long deadline = System.nanoTime() + time.toNanos();
        byte[] chunk = new byte[CHUNK];
        int got;
        while ((got = body.read(chunk)) >= 0) {
            if (reading.bytes.size() + got > most) {
                throw tooLarge(most);
            }
            if (!free.tryAcquire(got)) {
                throw ApiException.of(
                        ProblemCode.OVERLOADED, "Too many bodies are being read at this moment. Send it again.");
            }
            reading.taken += got;
            reading.bytes.write(chunk, 0, got);
            if (System.nanoTime() > deadline) {
                throw tooSlow(null);
            }
        }
    }

    private static ApiException tooLarge(int most) {
        return ApiException.of(
                ProblemCode.BODY_TOO_LARGE, "A body may have at most %d bytes on this path.".formatted(most));
    }

    private ApiException tooSlow(IOException causeOrNull) {
        return ApiException.of(
                ProblemCode.BODY_TOO_SLOW,
                "The body did not arrive within %d s.".formatted(time.toSeconds()),
                causeOrNull);
    }
}
