package org.ncbrelay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What officers of five countries do all day, in a round that leaves nothing open: an agency asks, its NCB acknowledges in the engine's
 * API, somebody looks at pages, the agency withdraws. So the number of cases grows and that of open tasks does not.
 */
final class SoakLoad {
    private static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Cases that are open at any time; our default. */
    private static final int OPEN = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger filed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Case> submitted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Case> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<Visitor> visitors;
    private final String address;

    private record Case(String country, String reference) {}

    SoakLoad(int port) throws IOException, InterruptedException {
        address = "http://localhost:" + port;
        visitors = List.of(new Visitor(port, "ncb.ken"), new Visitor(port, "analyst"), new Visitor(port, "agency.fra"));
    }

    /** How many requests for support were filed. */
    int filed() {
        return filed.get();
    }

    /** One act, or one look. */
    void act() throws Exception {
        int number = turn.getAndIncrement();
        switch (number % 5) {
            case 0 -> submit(number / 5);
            case 1 -> acknowledge();
            case 2 -> look(number / 5, "/");
            case 3 -> withdraw();
            default -> look(number / 5, number % 2 == 0 ? "/cases" : "/news");
        }
    }

    private void submit(int number) throws IOException, InterruptedException {
        String country = COUNTRIES.get(number % COUNTRIES.size());
        String answer = send(
                as("agency." + country, "/api/support-requests")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(SampleRequest.numbered(number))),
                201);
        filed.incrementAndGet();
        submitted.add(new Case(country, JSON.readTree(answer).path("reference").asText()));
    }

    private void acknowledge() throws IOException, InterruptedException {
        Case it = submitted.poll();
        if (it == null) return;
        String ncb = "ncb." + it.country;
        JsonNode tasks = JSON.readTree(send(
                as(
                        ncb,
                        "/engine-rest/task?processInstanceBusinessKey=" + it.reference
                                + "&taskDefinitionKey=Task_AcknowledgeRequest"),
                200));
        String task = "/engine-rest/task/" + tasks.path(0).path("id").asText();
        send(json(as(ncb, task + "/claim"), "{\"userId\":\"" + ncb + "\"}"), 204);
        send(json(as(ncb, task + "/submit-form"), "{\"variables\":{\"decision\":{\"value\":\"ACKNOWLEDGE\"}}}"), 204);
        acknowledged.add(it);
    }

    /** The oldest of those that are open, once there are enough. */
    private void withdraw() throws IOException, InterruptedException {
        if (acknowledged.size() < OPEN) return;
        Case it = acknowledged.poll();
        if (it == null) return;
        send(
                json(
                        as("agency." + it.country, "/api/support-requests/" + it.reference + "/withdrawal"),
                        "{\"reason\":\"The listing was taken down.\"}"),
                200);
    }

    private void look(int number, String path) throws IOException, InterruptedException {
        visitors.get(number % visitors.size()).look(path);
    }

    private HttpRequest.Builder as(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Basic " + login);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected)
            throw new IllegalStateException(answer.statusCode() + " " + answer.uri() + " " + answer.body());
        return answer.body();
    }
}
