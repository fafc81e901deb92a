package org.ncbrelay.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** Calls a node as somebody's script does. A call may end without an answer; then nobody knows what became of it. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "wildlife-demo";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Duration patience;

    /** @param patience how long a script waits for an answer */
    Client(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param status 0 where there was no answer
     * @param text   the body, or how the call ended
     */
    record Reply(int status, String text) {
        /** Nothing can have happened: the node did not take the connection. */
        static final String REFUSED = "refused";

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException("no JSON: " + this, e);
            }
        }

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** Whether the same call may succeed later: no answer, a race, too many calls, or a failure of the relay. */
        boolean isWorthARetry() {
            return status == 0 || status == 409 || status == 429 || status >= 500;
        }

        String kind() {
            return status == 0 ? text : Integer.toString(status);
        }
    }

    Reply get(Node node, String user, String path) {
        return send(request(node, user, path).GET());
    }

    /** @param headers names and values in turn */
    Reply post(Node node, String user, String path, Object body, String... headers) {
        HttpRequest.Builder request = request(node, user, path).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return send(request.POST(BodyPublishers.ofString(json(body))));
    }

    /** The same without waiting, so that two calls are under way at once. */
    CompletableFuture<Reply> postAtOnce(Node node, String user, String path, Object body) {
        HttpRequest request = request(node, user, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(body)))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> new Reply(answer.statusCode(), answer.body()))
                .exceptionally(cut -> new Reply(0, "cut"));
    }

    private HttpRequest.Builder request(Node node, String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(node.address() + path))
                .timeout(patience)
                .header("Authorization", "Basic " + login);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (ConnectException refused) {
            return new Reply(0, Reply.REFUSED);
        } catch (HttpTimeoutException late) {
            return new Reply(0, "no answer in time");
        } catch (IOException cut) {
            return new Reply(0, "cut");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, "interrupted");
        }
    }

    private static String json(Object body) {
        if (body instanceof String text) return text;
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
