package io.stockstream.local.component;

import io.stockstream.local.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Redis with its append-only file, so that a restart keeps what executors have written. */
final class Redis implements Component {
    private static final int LIMIT_MS = 1_000;

    private final Site site;
    private final Tools tools;

    Redis(Site site, Tools tools) {
        this.site = site;
        this.tools = tools;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<PortUse> ports() {
        return List.of(new PortUse(site.ports().redis(), "REDIS_PORT"));
    }

    @Override
    public Command command() throws IOException {
        Path data = site.layout().data(name());
        Files.createDirectories(data);
        List<String> line = List.of(
                tools.redisServer().toString(),
                "--bind",
                Site.HOST,
                "--port",
                Integer.toString(site.ports().redis()),
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        return new Command(line, Map.of(), data);
    }

    /** While Redis loads its file it answers PING with an error, not with PONG. */
    @Override
    public boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), site.ports().redis()),
                    LIMIT_MS);
            socket.setSoTimeout(LIMIT_MS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }
}
