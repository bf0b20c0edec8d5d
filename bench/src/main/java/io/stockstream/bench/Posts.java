package io.stockstream.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Posts commands that wait for their end. */
final class Posts {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;

    Posts(String url) {
        this.url = URI.create(url);
    }

    /** Posts a JSON body and waits for the final state; the status of the answer, 200 when it has that state. */
    int send(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.statusCode();
    }
}
