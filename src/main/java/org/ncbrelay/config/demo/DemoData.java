package org.ncbrelay.config.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * The command {@code demo-data}: files the cases of {@code demo-data.json} at a demo relay that runs, and works each to its stage, by the
 * calls that scripts use and as the demo's users. Each has a key of its own, so the command may run again.
 */
public final class DemoData {
    private static final String USAGE =
            "usage: java -jar ncb-relay.jar demo-data [ADDRESS], such as http://localhost:8081;"
                    + " without one, the relay on this machine at SERVER_PORT";
    private static final String PASSWORD = "wildlife-demo";
    private static final String CASES = "/api/support-requests";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Who may have the next task, {@code *} in the country of the case; two of a kind, because no one decides on what they wrote. */
    private static final String OFFICERS = "ncb.* ncbhead.* agency.* gs analyst analyst2 lead lead2 ist"
            + " ncb.ken ncb.idn ncb.fra ncb.bra ncb.sgp expert.ken expert.idn expert.fra expert.bra expert.sgp";

    /** Between two looks at a case that waits for a worker of the relay; our default. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int MOST_PAUSES = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI relay;
    private final PrintStream out;
    private final LocalDate today;

    private DemoData(URI relay, PrintStream out, LocalDate today) {
        this.relay = relay;
        this.out = out;
        this.today = today;
    }

    /**
     * @param variables of the environment, which say the port
     * @param arguments address of the relay; without one, that of this machine by the variables
     * @return 0 if every case is there, 1 if the relay refuses, 2 if the arguments are wrong
     */
    public static int run(PrintStream out, Clock clock, Map<String, String> variables, String... arguments)
            throws InterruptedException {
        String here = "http://localhost:" + variables.getOrDefault("SERVER_PORT", "8080");
        String address = arguments.length == 0 ? here : arguments[0];
        if (arguments.length > 1 || !address.matches("https?://[^/]+")) {
            out.println(USAGE);
            return 2;
        }
        try {
            out.println("Adding the cases of the demo to " + address);
            new DemoData(URI.create(address), out, LocalDate.now(clock)).fill();
            return 0;
        } catch (IllegalStateException refused) {
            out.println(refused.getMessage());
        } catch (IOException unreachable) {
            out.println("No relay answers at " + address
                    + ". Start one (java -jar ncb-relay.jar), or name another: demo-data http://localhost:8081");
        }
        return 1;
    }

    private void fill() throws IOException, InterruptedException {
        if (send("agency.ken", "GET", CASES + "?size=1", null).statusCode() == 401)
            throw new IllegalStateException(
                    relay + " is no demo: demo-data needs the users of the demo, which production does not have.");
        JsonNode data;
        try (InputStream resource = DemoData.class.getResourceAsStream("/demo-data.json")) {
            data = JSON.readTree(new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("<year>", Integer.toString(today.getYear()))
                    .replace("<next>", Integer.toString(today.getYear() + 1))
                    .replace("<retention>", Integer.toString(today.getYear() + 3)));
        }
        for (JsonNode each : data.path("cases")) {
            ObjectNode request = data.path("request").deepCopy();
            request.setAll((ObjectNode) each.path("request"));
            String number = each.path("number").asText();
            request.withObject("/agency").put("caseNumber", number);
            add(each, number, request);
        }
    }

    /** What was added before, by the same key, is only worked on where no one has begun. */
    private void add(JsonNode wanted, String number, ObjectNode request) throws IOException, InterruptedException {
        String author = wanted.path("by").asText();
        HttpResponse<String> filed = send(author, "POST", CASES, request, "Idempotency-Key", "demo-data " + number);
        if (filed.statusCode() == 422) {
            out.println(number + " was added before");
            return;
        }
        String reference = accepted(filed).path("reference").asText();
        if (status(reference, author).equals("SUBMITTED")) {
            work(reference, author, wanted.path("until").asText());
            if (wanted.path("withdrawn").asBoolean())
                accepted(send(
                        author,
                        "POST",
                        CASES + "/" + reference + "/withdrawal",
                        Map.of("reason", "The seller was arrested.")));
        }
        out.println(number + " is " + reference + ", " + status(reference, author));
    }

    /** Lets the officers of the demo do one task after the other until the case is where it is wanted. */
    private void work(String reference, String author, String until) throws IOException, InterruptedException {
        int pauses = 0;
        while (!status(reference, author).equals(until)) {
            if (anybodyWorks(reference)) continue;
            if (++pauses > MOST_PAUSES)
                throw new IllegalStateException(
                        reference + " does not reach " + until + "; no officer of the demo has a task of it.");
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private String status(String reference, String author) throws IOException, InterruptedException {
        return get(author, CASES + "/" + reference).path("status").asText();
    }

    private boolean anybodyWorks(String reference) throws IOException, InterruptedException {
        String country = reference.substring(0, 3).toLowerCase(Locale.ROOT);
        for (String user : OFFICERS.replace("*", country).split(" ")) if (works(reference, user)) return true;
        return false;
    }

    /** Fills the first task that this user may do with the first choices, which move a case forward. */
    private boolean works(String reference, String user) throws IOException, InterruptedException {
        for (JsonNode task : get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)) {
            String path = "/engine-rest/task/" + task.path("id").asText();
            if (send(user, "POST", path + "/claim", Map.of("userId", user)).statusCode() != 204) continue;
            Map<String, Object> answers =
                    new FormFiller(today, Map.of()).submission(get(user, path + "/deployed-form"));
            if (send(user, "POST", path + "/submit-form", answers).statusCode() < 300) return true;
            send(user, "POST", path + "/unclaim", Map.of());
        }
        return false;
    }

    private JsonNode get(String user, String path) throws IOException, InterruptedException {
        return accepted(send(user, "GET", path, null));
    }

    private static JsonNode accepted(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300)
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String user, String method, String path, Object body, String... headers)
            throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(relay.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Basic " + login)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
