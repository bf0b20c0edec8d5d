package io.stockstream.platform.web;

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
 * An HTTP protocol that serves health requests on threads of their own. All other requests run on virtual threads,
 * which share as many carriers as there are processors and are never preempted: behind some hundred requests to a
 * process that is still compiling its code, a health request would wait for seconds and the process would look hung.
 * The operating system schedules the extra threads beside them. Tomcat creates this class by name.
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

        /** A socket that the poller hands over is used by no other thread, so its first bytes can be inspected. */
        private static boolean isPolled() {
            return Thread.currentThread().getName().endsWith(POLLER);
        }

        /** Peeks at the first bytes. */
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
