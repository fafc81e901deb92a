package org.ncbrelay.support;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.springframework.core.env.Environment;

/** Works a case as a script would: over HTTP, each role as itself, with the first choice of every form. */
public class ScriptedRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INTERPOL = List.of("gs", "analyst", "analyst2", "lead", "ist");
    private static final List<String> ABROAD = List.of(
            "ncb.ken",
            "ncb.idn",
            "ncb.fra",
            "ncb.bra",
            "ncb.sgp",
            "expert.ken",
            "expert.idn",
            "expert.fra",
            "expert.bra",
            "expert.sgp");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final Flowchart flow;

    ScriptedRun(Environment environment, Flowchart flow) {
        this.environment = environment;
        this.flow = flow;
    }

    /** Submits a request and answers its reference. */
    public CaseReference submit(String user, Map<String, Object> body) {
        Answer answer = call(user, "POST", "/api/support-requests", body);
        if (answer.status() != 201) throw new AssertionError(answer);
        return new CaseReference(answer.body().path("reference").asText());
    }

    /** Completes every task that anybody sees until none is left; tasks of these keys stay. */
    public void run(CaseReference reference, Map<String, Map<String, Object>> answers, Set<String> except) {
        boolean progress = true;
        while (progress) {
            progress = flow.recordDue() + flow.continueJobs(reference) > 0;
            for (String user : users(reference)) progress |= work(reference, user, answers, except);
        }
    }

    public JsonNode read(String user, String path) {
        Answer answer = call(user, "GET", path, null);
        if (answer.status() != 200) throw new AssertionError(answer);
        return answer.body();
    }

    public Answer call(String user, String method, String path, Object body) {
        try {
            String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes());
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                    .header("Authorization", "Basic " + login)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean work(
            CaseReference reference, String user, Map<String, Map<String, Object>> answers, Set<String> except) {
        boolean worked = false;
        for (JsonNode task : read(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)) {
            String key = task.path("taskDefinitionKey").asText();
            String path = "/engine-rest/task/" + task.path("id").asText();
            if (except.contains(key)) continue;
            if (call(user, "POST", path + "/claim", Map.of("userId", user)).status() != 204) continue;
            Map<String, Object> filled =
                    fill(read(user, path + "/deployed-form").path("components"), answers.getOrDefault(key, Map.of()));
            Answer answer = call(user, "POST", path + "/submit-form", Map.of("variables", filled));
            if (answer.status() != 204) throw new AssertionError(user + " at " + key + ": " + answer);
            worked = true;
        }
        return worked;
    }

    private static Map<String, Object> fill(JsonNode components, Map<String, Object> given) {
        Map<String, Object> filled = new LinkedHashMap<>();
        for (JsonNode component : components) {
            String key = component.path("key").asText();
            if (key.isEmpty()) continue;
            Object value = given.containsKey(key) ? given.get(key) : first(component);
            if (value != null) filled.put(key, Map.of("value", value));
        }
        return filled;
    }

    private static Object first(JsonNode component) {
        JsonNode rules = component.path("validate");
        return switch (component.path("type").asText()) {
            case "select", "radio" ->
                component.path("values").path(0).path("value").asText();
            case "checkbox" -> true;
            case "number" -> rules.path("min").asLong(1);
            case "datetime" -> "2026-12-24";
            default -> rules.has("pattern") ? null : text(rules);
        };
    }

    private static String text(JsonNode rules) {
        String text = "Answer by script. ".repeat(1 + rules.path("minLength").asInt(1) / 18);
        return text.substring(0, Math.min(text.length(), rules.path("maxLength").asInt(4000)));
    }

    private static List<String> users(CaseReference reference) {
        List<String> users = new ArrayList<>(
                List.of(Walk.of("agency", reference), Walk.of("ncb", reference), Walk.of("ncbhead", reference)));
        users.addAll(INTERPOL);
        ABROAD.stream().filter(user -> !users.contains(user)).forEach(users::add);
        return users;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body) {}
}
