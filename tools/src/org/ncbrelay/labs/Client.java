package org.ncbrelay.labs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Calls a node as a script does. A call may end without an answer; then it may have been carried out or not. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

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
     * @param status 0 without an answer
     * @param text   the body, or how the call ended
     */
    record Reply(int status, String text) {
        /** Nothing can have happened: the node did not take the connection. */
        static final String REFUSED = "refused";

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
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

    /** @param node its address */
    Reply get(String node, String user, String path) {
        return send(request(node, user, path)).join();
    }

    /** @param headers names and values in turn */
    Reply post(String node, String user, String path, Object body, String... headers) {
        return postAtOnce(node, user, path, body, headers).join();
    }

    /** The same without waiting, so that two calls run at the same time. */
    CompletableFuture<Reply> postAtOnce(String node, String user, String path, Object body, String... headers) {
        HttpRequest.Builder request = request(node, user, path).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            String json = body instanceof String text ? text : JSON.writeValueAsString(body);
            return send(request.POST(BodyPublishers.ofString(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String node, String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(node + path))
                .timeout(patience)
                .header("Authorization", "Basic " + login);
    }

    private CompletableFuture<Reply> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .handle((answer, failure) ->
                        failure == null ? new Reply(answer.statusCode(), answer.body()) : new Reply(0, how(failure)));
    }

    private static String how(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ConnectException) return Reply.REFUSED;
        return cause instanceof HttpTimeoutException ? "no answer in time" : "cut";
    }
}
