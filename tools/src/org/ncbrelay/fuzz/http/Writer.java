package org.ncbrelay.fuzz.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ncbrelay.fuzz.http.Operation.Door;
import org.ncbrelay.support.doors.Doors;

/** Writes what is right, as far as anything is for whoever sends it: the address of a thing, with what belongs to its call. */
final class Writer {
    /** The engine's things that only operators look at. */
    private static final List<String> KINDS = List.of(("decision-definition decision-requirements-definition deployment"
                    + " job-definition job process-instance group tenant authorization")
            .split(" "));

    /** What is right for the engine, where {@code Doors}, which looks at who may ask, sends an empty object. */
    private static final Map<String, String> BODIES = Map.of(
            "/user/create",
            "{\"profile\":{\"id\":\"fuzz.one\",\"firstName\":\"F\",\"lastName\":\"Z\",\"email\":\"f@relay.example\"},\"credentials\":{\"password\":\"a long enough password 17\"}}",
            "/user/{id}/profile",
            "{\"id\":\"expert.idn\",\"firstName\":\"F\",\"lastName\":\"Z\",\"email\":\"e@relay.example\"}",
            "/user/{id}/credentials",
            "{\"password\":\"a long enough password 18\",\"authenticatedUserPassword\":\"wildlife-demo\"}",
            "/group/create",
            "{\"id\":\"fuzz\",\"name\":\"Fuzz\",\"type\":\"WORKFLOW\"}",
            "/tenant/create",
            "{\"id\":\"FUZ\",\"name\":\"Fuzz\"}",
            "/authorization/create",
            "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"expert.idn\",\"groupId\":null,\"resourceType\":5,\"resourceId\":\"*\"}",
            "/identity/password-policy",
            "{\"password\":\"abc\"}",
            "/job/{id}/retries",
            "{\"retries\":1}",
            "/job-definition/{id}/retries",
            "{\"retries\":1}");

    private final Doors calls;
    private final Map<String, String> ids = new HashMap<>();

    Writer(Doors calls) {
        this.calls = calls;
    }

    /** @param lookUp of an id of a kind; empty if there is none */
    void know(UnaryOperator<String> lookUp) {
        for (String kind : KINDS) ids.put(kind, lookUp.apply(kind));
        ids.put("user", "expert.idn");
    }

    /** The relations in which a call can be made, such as own or foreign. */
    static List<String> relations(Operation operation) {
        return operation.door().isOurs()
                ? Doors.ofOurs(operation.endpoint().path())
                : Doors.ofEngine(operation.endpoint().path());
    }

    Message write(Operation operation, String relation, String person, Random random) {
        boolean ours = operation.door().isOurs();
        Doors.Address address = ours
                ? calls.ours(operation.endpoint(), relation, person)
                : calls.engine(operation.endpoint(), relation, person);
        String target = operation.door().base() + address.path();
        String kind = operation.endpoint().path().replaceAll("^/([^/]*).*", "$1");
        if (!ours && !ids.getOrDefault(kind, "").isEmpty() && random.nextInt(5) > 0)
            target = target.replaceFirst("/00000000-0000-7000-8000-000000000000", '/' + ids.get(kind));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", operation.door() == Door.PAGE ? "text/html" : "application/json");
        Doors.Body body = null;
        if (operation.door() == Door.PAGE) {
            Doors.Body form = calls.form(operation.endpoint(), person, "");
            if (form != null) body = new Doors.Body(form.type(), form.text().replaceAll("&?_csrf=$|_csrf=&", ""));
        } else if (operation.door() == Door.API) {
            body = calls.body(operation.endpoint(), person);
        } else if (!operation.endpoint().method().equals("DELETE")) {
            body = calls.engineBody(operation.endpoint(), relation, person);
            String right = BODIES.get(operation.endpoint().path());
            if (right != null && !operation.isRead()) body = new Doors.Body("application/json", right);
        }
        if (operation.endpoint().path().equals("/me/tokens") && body != null)
            body = new Doors.Body(body.type(), "name=Script&scope=read&parts=CASES&days=30");
        if (body != null) headers.put("Content-Type", body.type());
        if (operation.endpoint().path().equals("/api/support-requests") && random.nextBoolean())
            headers.put("Idempotency-Key", "fuzz-" + Long.toHexString(random.nextLong()));
        return new Message(
                operation,
                person,
                operation.endpoint().method(),
                target,
                headers,
                body == null ? null : text(body.text(), person).getBytes(StandardCharsets.UTF_8),
                Message.Login.OWN,
                true,
                false);
    }

    /** The word of Kenya's case belongs in no text of France's people: it would be found in what they may see. */
    private static String text(String body, String person) {
        return person.endsWith(".fra") ? body.replace("Canaryown", "Finch") : body;
    }
}
