package io.stockstream.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every port of the system; all are bound to loopback only. */
public record Ports(
        int api,
        int storeApi,
        int kafka,
        int kafkaController,
        int registry,
        int registryManagement,
        int connect,
        int postgres,
        int redis,
        int mail) {

    /** Those that were found free before. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    /** Defines all ports of the launcher; the setting of the given name changes one. */
    public static Ports fixed(Settings settings) {
        return new Ports(
                settings.port("PORT", 8080),
                settings.port("STORE_API_PORT", 8090),
                settings.port("KAFKA_PORT", 9092),
                settings.port("KAFKA_CONTROLLER_PORT", 9093),
                settings.port("SCHEMA_REGISTRY_PORT", 8081),
                settings.port("SCHEMA_REGISTRY_MANAGEMENT_PORT", 8082),
                settings.port("CONNECT_PORT", 8083),
                settings.port("POSTGRES_PORT", 15432),
                settings.port("REDIS_PORT", 16379),
                settings.port("MAIL_PORT", 1025));
    }

    /** Ports that were free a moment ago, for tests. */
    public static Ports free() {
        int[] free = freePorts(10);

        return new Ports(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7], free[8], free[9]);
    }

    public static int freePort() {
        return freePorts(1)[0];
    }

    /** None comes twice: until its server listens on it, the system would give it again. */
    private static int[] freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int[] free = new int[count];
            for (int found = 0; found < count; ) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                if (GIVEN.add(socket.getLocalPort())) {
                    free[found++] = socket.getLocalPort();
                }
            }
            return free;
        } catch (IOException none) {
            throw new LocalSystemException("No free port on loopback: " + none.getMessage(), none);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException leak) {
            throw new LocalSystemException("Cannot give back port " + socket.getLocalPort(), leak);
        }
    }
}
