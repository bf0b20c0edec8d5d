package io.stockstream.api.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP whose questions for health have threads of their own. All other requests have virtual threads, which take turns on as many carriers as there
 * are processors and are never interrupted: behind some hundred requests of a process that still compiles its code, a question for health would wait
 * for seconds and look like a process that hangs. The operating system lets threads of its own run beside them. Tomcat makes it by its name.
 */
public final class ProbesFirst extends Http11NioProtocol {

    public ProbesFirst() {
        super(new Endpoint());
    }

    private static final class Endpoint extends NioEndpoint {

        private static final int THREADS = 4;
        private static final String POLLER = "-Poller";
        private static final byte[] GET = "GET /actuator/health".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] HEAD = "HEAD /actuator/health".getBytes(StandardCharsets.US_ASCII);

        private final ExecutorService probes = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("probe-", 1).daemon().factory());

        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
            if (dispatch && event == SocketEvent.OPEN_READ && isPolled() && isProbe(socket)) {
                try {
                    probes.execute(createSocketProcessor(socket, event));
                    return true;
                } catch (RejectedExecutionException e) {
                    return super.processSocket(socket, event, dispatch); // The server stops.
                }
            }
            return super.processSocket(socket, event, dispatch);
        }

        /** What the poller hands over is in the hands of no other thread, so that it can be looked at. */
        private static boolean isPolled() {
            return Thread.currentThread().getName().endsWith(POLLER);
        }

        /** Looks at the first bytes and puts them back. */
        private static boolean isProbe(SocketWrapperBase<NioChannel> socket) {
            ByteBuffer first = ByteBuffer.allocate(HEAD.length);
            try {
                socket.read(false, first);
            } catch (IOException e) {
                return false; // Whoever handles it meets the same.
            }
            first.flip();
            boolean isProbe = startsWith(first, GET) || startsWith(first, HEAD);
            if (first.hasRemaining()) {
                socket.unRead(first);
            }
            return isProbe;
        }

        private static boolean startsWith(ByteBuffer bytes, byte[] start) {
            return bytes.remaining() >= start.length
                    && bytes.slice(bytes.position(), start.length).equals(ByteBuffer.wrap(start));
        }

        @Override
        public void stopInternal() {
            super.stopInternal();
            probes.shutdown();
        }
    }
}
