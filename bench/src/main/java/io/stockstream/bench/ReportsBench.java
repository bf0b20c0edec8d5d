package io.stockstream.bench;

import io.stockstream.local.LocalSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * {@code bench reports}: the report of a day with many orders as JSON, CSV and PDF, and what memory the API needs for
 * it.
 */
@CommandLine.Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        description = "Time and memory of a day's report as JSON, CSV and PDF.")
final class ReportsBench implements Callable<Integer> {

    @CommandLine.Option(
            names = "--orders",
            defaultValue = "10000",
            description = "orders of the day (${DEFAULT-VALUE})")
    private int orders;

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Integer call() throws Exception {
        RunFolder folder = RunFolder.create();
        System.out.println("logs in " + folder.path());
        try (LocalSystem system = LocalSystem.builder(folder.file("reports"))
                .freePorts()
                .only("postgres", "redis", "mail", "kafka", "registry", "setup", "streams-app", "query-api")
                .env("streams-app", "EXECUTORS", "false")
                .env("streams-app", "CDC_WATCH", "false")
                .env("query-api", "JAVA_TOOL_OPTIONS", "-Xmx128m")
                .build()) {
            Started.start(system);
            OrderTopics topics = new OrderTopics(system);
            topics.supply();
            double seconds = topics.run(new OrderLoad("report", orders, 3, false, true));
            System.out.printf(Locale.ROOT, "%,d orders came to their end in %.1f s%n", orders, seconds);
            String api = system.apiUrl();
            Waiting.until(() -> lines(api + "/api/v1/reports/daily/today?format=csv") >= orders);
            long pid = system.pid("query-api");
            for (String path : List.of(
                    "/report",
                    "/api/v1/reports/daily/today",
                    "/api/v1/reports/daily/today?format=csv",
                    "/api/v1/reports/daily/today?format=pdf",
                    "/api/v1/reports/stock/today?format=pdf")) {
                for (int round = 1; round <= 3; round++) {
                    long begin = System.nanoTime();
                    long bytes = bytes(api + path);
                    System.out.printf(
                            Locale.ROOT,
                            "%s, round %d: %.2f s, %,d bytes; query-api (heap at most 128 MiB) has used at most %,d MiB%n",
                            path,
                            round,
                            (System.nanoTime() - begin) / 1e9,
                            bytes,
                            Usage.of(pid).peakKib() / 1024);
                }
            }
        }
        folder.delete();
        return 0;
    }

    private long bytes(String url) throws IOException, InterruptedException {
        try (InputStream body = get(url)) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private long lines(String url) {
        try (InputStream body = get(url)) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .count();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private InputStream get(String url) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("%d from %s".formatted(answer.statusCode(), url));
        }
        return answer.body();
    }
}
