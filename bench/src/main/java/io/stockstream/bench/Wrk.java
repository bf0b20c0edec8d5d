package io.stockstream.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load on a GET by id, made by wrk: a C program, which leaves the cores to what is measured.
 *
 * @param script asks for ids at random
 */
record Wrk(Path script) {

    private static final int CONNECTIONS = 16;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors:.*");

    /**
     * What wrk measured.
     *
     * @param perSecond requests answered per second
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Figures(double perSecond, double p50, double p99) {}

    /** @param prefix path before the id */
    static Wrk randomIds(Path folder, String prefix, int ids) throws IOException {
        Path script = folder.resolve("random-ids.lua");
        Files.writeString(script, """
                math.randomseed(42)
                request = function()
                  return wrk.format("GET", "%s" .. math.random(1, %d))
                end
                """.formatted(prefix, ids));
        return new Wrk(script);
    }

    Figures run(String url, int seconds) throws IOException, InterruptedException {
        List<String> line = List.of(
                "wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency", "-s", script.toString(), url);
        Process process;
        try {
            process = new ProcessBuilder(line).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "The load generator wrk cannot be run: install it (Debian: apt-get install wrk)", missing);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || FAILED.matcher(output).find()) {
            throw new IllegalStateException("wrk or requests failed: " + output);
        }
        return new Figures(Double.parseDouble(find(RATE, output)), millis(output, "50%"), millis(output, "99%"));
    }

    private static double millis(String output, String quantile) {
        String text = find(Pattern.compile("\\s" + Pattern.quote(quantile) + "\\s+([0-9.]+(?:us|ms|s))"), output);
        double number = Double.parseDouble(text.replaceAll("[a-z]+", ""));
        if (text.endsWith("us")) {
            return number / 1e3;
        }
        return text.endsWith("ms") ? number : number * 1e3;
    }

    private static String find(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said nothing like " + pattern + ": " + output);
        }
        return matcher.group(1);
    }
}
