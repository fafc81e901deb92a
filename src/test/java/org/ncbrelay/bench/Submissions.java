package org.ncbrelay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts of an agency and of its NCB, as they would run outside. */
final class Submissions {
    private static final Pattern REFERENCE = Pattern.compile("\"reference\"\\s*:\\s*\"([^\"]+)\"");

    private static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");

    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    Submissions(int port) {
        address = "http://localhost:" + port;
    }

    /** @return the reference of the case */
    String submit() throws Exception {
        return submit("agency.ken", turn.getAndIncrement());
    }

    /** Spread over the demo countries. */
    void submitFromAnywhere() throws Exception {
        int number = turn.getAndIncrement();
        submit("agency." + COUNTRIES.get(number % COUNTRIES.size()), number);
    }

    private String submit(String agency, int number) throws Exception {
        HttpRequest request = as(agency, "/api/support-requests")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(SampleRequest.numbered(number)))
                .build();
        Matcher reference = REFERENCE.matcher(send(request, 201));
        if (!reference.find()) throw new IllegalStateException("no reference in the answer");
        return reference.group(1);
    }

    /** From a submission until the NCB sees its task. */
    void untilTheTaskIsVisible() throws Exception {
        String reference = submit();
        HttpRequest look = as("ncb.ken", "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .build();
        while (!send(look, 200).contains("Task_AcknowledgeRequest")) Thread.onSpinWait();
    }

    private HttpRequest.Builder as(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes());
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Basic " + login);
    }

    private String send(HttpRequest request, int expected) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }
}
