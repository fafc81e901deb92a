package org.ncbrelay.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A script that keeps to the rules for scripts: what was not answered, or answered by 502, 503 or 504, it sends again, up to ten times
 * within some twenty seconds. Every other status is an answer.
 */
final class PatientClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> NOBODY_THERE = Set.of(502, 503, 504);
    private static final int ATTEMPTS = 10;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final Tally tally;

    PatientClient(int port, Tally tally) {
        this.address = "http://localhost:" + port;
        this.tally = tally;
    }

    Reply get(String user, String path) {
        return send(request(user, path).GET().build());
    }

    Reply post(String user, String path, Object body, String... headers) {
        HttpRequest.Builder request = request(user, path).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            return send(request.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply send(HttpRequest request) {
        tally.request();
        String last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                tally.retry();
                LockSupport.parkNanos(BETWEEN.multipliedBy(attempt).toNanos());
            }
            try {
                HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
                if (!NOBODY_THERE.contains(answer.statusCode()))
                    return new Reply(answer.statusCode(), answer.body(), attempt);
                last = Integer.toString(answer.statusCode());
            } catch (IOException unanswered) {
                last = unanswered.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return new Reply(0, last.getBytes(StandardCharsets.UTF_8), ATTEMPTS);
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Basic " + login);
    }

    /**
     * @param status   0 where nobody answered
     * @param attempts how often it was sent
     */
    record Reply(int status, byte[] body, int attempts) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return status + " after " + attempts + ": " + new String(body, StandardCharsets.UTF_8);
        }
    }
}
