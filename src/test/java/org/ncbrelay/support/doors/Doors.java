package org.ncbrelay.support.doors;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.gallery.Gallery;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The register of doors: the calls that the relay answers, found in the application, and how each is made about a thing of the gallery:
 * in which relations, at which address, with which body.
 */
public record Doors(Gallery things) {
    private static final List<String> OF_CASE = List.of("own", "shared", "revoked", "foreign", "missing");
    private static final String BOUNDARY = "----matrix";

    /** What is sent as JSON where it matters; anything else gets an empty object. */
    private static final Map<String, String> JSON = Map.ofEntries(
            Map.entry("/tasks/{task}/assignment", "{'action': 'RELEASE', 'reason': 'On leave'}"),
            Map.entry("/sharing", "{'action': 'SHARE', 'agency': 'KEN-CBCU', 'reason': 'Seen at the border'}"),
            Map.entry("{reference}/results", "{'arrests': [{'arrestedOn': '2026-09-01', 'persons': 1}]}"),
            Map.entry("/withdrawal", "{'reason': 'No longer needed'}"),
            Map.entry("/capabilities/{capability}/withdrawal", "{'reason': 'No longer needed'}"),
            Map.entry("{reference}/authorization", "{'action': 'SUSPEND', 'reason': 'Under review'}"),
            Map.entry("{reference}/messages", "{'text': 'Please call back.'}"),
            Map.entry("{reference}/supplements", "{'kind': 'FACTS', 'text': 'The seller has moved.'}"),
            Map.entry("/deployment/extension", "{'days': 2, 'reason': 'More phones than expected'}"),
            Map.entry("/deployment/end", "{'reason': 'Done early'}"),
            Map.entry("/agencies/{code}/approval", "{'approved': true, 'reason': 'Checked'}"),
            Map.entry("/api/free-days", "{'day': '2030-01-15', 'name': 'Election day'}"),
            Map.entry("/question", "{'question': 'May we know whose this is?'}"),
            Map.entry("/evidence/{id}", "{'reason': 'Compare the seller'}"),
            Map.entry("/custody", "{'reason': 'Compare the seller'}"),
            Map.entry("/retention", "{'action': 'HOLD', 'reason': 'Trial ahead'}"),
            Map.entry("/recall", "{'reason': 'Sent in error'}"),
            Map.entry("/api/experts", """
                    {'name': 'Somebody of the laboratory', 'expertise': ['DIGITAL_FORENSICS'], 'languages': ['en'],
                     'clearance': 'RESTRICTED', 'available': true, 'onRoster': false}"""),
            Map.entry("/api/intelligence", """
                    {'title': 'Sellers of ivory in three countries',
                     'summary': 'Three accounts are linked by one wallet and sell carved ivory.', 'countries': ['FRA'],
                     'source': {'kind': 'INTERPOL', 'name': 'INTERPOL'}, 'grading': {'source': 'B', 'information': '2'},
                     'handling': {'confidentiality': 'RESTRICTED'}}"""));

    /** What is typed into the forms of our pages. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("/tasks/{task}/assignment", "action=RELEASE&reason=On+leave"),
            Map.entry(
                    "/tasks/{task}/answers",
                    "answer.decision=ACKNOWLEDGE&answer.assessment=VALID&answer.priority=URGENT"),
            Map.entry("{reference}/supplement", "kind=FACTS&text=The+seller+has+moved."),
            Map.entry("{reference}/messages", "to=INTERPOL&text=Please+call+back."),
            Map.entry("{reference}/sharing", "action=SHARE&agency=KEN-CBCU&reason=Seen+at+the+border"),
            Map.entry(
                    "{reference}/results",
                    "rows.arrests=1&arrests%5B0%5D.arrestedOn=2026-09-01&arrests%5B0%5D.persons=1"),
            Map.entry("{reference}/withdrawal", "reason=No+longer+needed"),
            Map.entry("{reference}/authorization", "action=SUSPEND&reason=Under+review"),
            Map.entry("{reference}/hits/questions", "question=May+we+know+whose+this+is?"),
            Map.entry("/evidence/{id}", "warned=yes&reason=Compare+the+seller"),
            Map.entry("/me", "language=en&timeZone="),
            Map.entry("/inbox/views", "list=TASKS&name=Overdue&view=overdue%3Dtrue"),
            Map.entry("/agencies/{code}/approval", "approved=true&reason=Checked"),
            Map.entry("/free-days", "day=2030-01-16&name=Election+day"),
            Map.entry("/recall", "country=KEN&reason=Sent+in+error"),
            Map.entry("/requests/drafts", "step=NEED"),
            Map.entry("/requests/drafts/{id}", "step=NEED&version=1"),
            Map.entry("/intelligence/drafts", "title=Sellers+of+ivory"),
            Map.entry("/intelligence/drafts/{id}", "version=1"),
            Map.entry("{id}/correction", "note=The+address+is+there+now"),
            // Far away, so that no other test meets it; the demo's two analysts have the same roles.
            Map.entry("/me/absence", "substitute=analyst2&from=2030-03-01&until=2030-03-02"),
            Map.entry("/me/tokens/revoke", "token=" + Gallery.NOWHERE),
            Map.entry("/me/absence/end", "absence=" + Gallery.NOWHERE),
            // INTERPOL never finds those that are added here, in whatever test.
            Map.entry(
                    "/experts",
                    "name=Somebody+of+the+laboratory&expertise=DIGITAL_FORENSICS&languages=en&clearance=RESTRICTED"
                            + "&available=true"),
            // As the demo has it: other tests meet this expert too.
            Map.entry(
                    "/experts/{code}",
                    "name=Expert+of+the+demo,+KEN&userId=expert.ken&clearance=CONFIDENTIAL&available=true&onRoster=true"
                            + "&languages=en&languages=fr&languages=ar&expertise=DIGITAL_FORENSICS"
                            + "&expertise=WILDLIFE_FORENSICS&expertise=SPECIES_IDENTIFICATION"
                            + "&expertise=FINANCIAL_INVESTIGATION&expertise=OPEN_SOURCE_INVESTIGATION"
                            + "&expertise=PROSECUTION"));

    private static final Map<String, Object> START = startForm();

    private static final Map<String, String> QUERIES = Map.of(
            "/board/cases", "?process=triage&activity=Task_AssessRequest",
            "/api/taxa", "?q=loxo",
            "/api/support-requests", "?q=Canary",
            "/cases", "?q=Canary");

    private static final String REPORT = ".*/(products|reports)/\\{id}.*";

    /** Every address of ours that answers a GET: what can be read by our own code, which the engine does not answer. */
    public static Set<String> readable(RequestMappingHandlerMapping controllers) {
        Set<String> found = new TreeSet<>();
        controllers.getHandlerMethods().forEach((mapping, handler) -> {
            boolean ours = handler.getBeanType().getPackageName().startsWith("org.ncbrelay");
            if (ours && mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                found.addAll(mapping.getPatternValues());
        });
        return found;
    }

    /** The relations in which a call of ours can be made; one, called {@code -}, if it is about nothing in particular. */
    public static List<String> ofOurs(String path) {
        if (path.matches(REPORT))
            return List.of("own", "written", "shared", "crossed", "revoked", "foreign", "missing");
        if (path.equals("/pictures/{id}")) return List.of("written", "own", "foreign", "missing");
        if (path.startsWith("/diffusions/{")) return List.of("asked", "own", "foreign", "missing");
        if (path.matches(".*(support-requests|cases)/\\{reference}.*")) {
            if (!path.contains("{id}")) return OF_CASE;
            List<String> crossing = new ArrayList<>(OF_CASE);
            crossing.add("crossed");
            return crossing;
        }
        if (path.contains("/intelligence/{reference}")) return OF_CASE;
        if (path.contains("/tasks/{task}")) return List.of("own", "interpol", "foreign", "missing");
        if (path.contains("/requests/drafts/{id}")) return List.of("own", "colleague", "foreign", "missing");
        // Operators maintain the directory, decide on changes to accounts whomever they concern, and send letters
        // again; nobody else does.
        if (path.contains("/changes/{number}")
                || path.contains("/administration/accounts/{account}")
                || path.contains("/platform/letters/{id}")
                || path.contains("/administration/directory/{code}")) return List.of("missing");
        if (path.contains("{")) return List.of("own", "foreign", "missing");
        return List.of("-");
    }

    /** The same for a call of the engine, below its API. */
    public static List<String> ofEngine(String path) {
        if (path.startsWith("/task/{id}")) return List.of("own", "interpol", "foreign", "missing");
        if (path.startsWith("/user/{id}/profile")) return List.of("own", "foreign", "missing");
        if (path.matches("/(process-definition|filter)/(key/)?\\{\\w+}.*")) return List.of("own", "missing");
        return List.of("-");
    }

    /** @return the address, and what of it says which thing is meant */
    public Address ours(Endpoint call, String relation, String person) {
        Map<String, String> values = new LinkedHashMap<>();
        String path = call.path();
        if (path.contains("{reference}"))
            values.put(
                    "reference",
                    path.contains("/intelligence/")
                            ? things.intelligence(relation).value()
                            : things.caseOf(relation).value());
        if (path.contains("/intelligence/drafts/{id}") && relation.equals("linked"))
            values.put("id", things.linkedDraft(person).toString());
        else if (path.matches(REPORT))
            values.put("id", things.written("product", relation).toString());
        else if (path.contains("/pictures/{id}"))
            values.put("id", things.written("report_picture", relation).toString());
        else if (path.contains("/drafts/{id}"))
            values.put("id", things.draft(relation, person).toString());
        else if (path.contains("/mailbox/{id}"))
            values.put("id", things.letter(relation, person).toString());
        else if (path.contains("/views/{id}"))
            values.put("id", things.savedView(relation, person).toString());
        else if (path.contains("/letters/{id}"))
            values.put("id", things.failedLetter(relation).toString());
        else if (path.contains("/hits/{id}"))
            values.put("id", things.hit(relation).toString());
        else if (path.contains("{id}"))
            values.put(
                    "id",
                    (path.contains("/intelligence/") ? things.file(relation) : things.evidence(relation)).toString());
        if (path.contains("/tasks/{task}")) values.put("task", things.unclaimedTask(relation));
        boolean expert = path.contains("/experts/{code}");
        values.put(
                "code",
                switch (relation) {
                    case "own" -> expert ? "KEN-EXP-001" : "KEN-WCIU";
                    case "foreign" -> expert ? "FRA-EXP-001" : "FRA-SNPF";
                    default -> expert ? "FRA-EXP-999" : "FRA-NONE";
                });
        values.put("process", relation.equals("own") ? "recording" : "nothing");
        values.put("capability", "INFORMATION_SHARING");
        values.put("country", relation.equals("foreign") ? "FRA" : "KEN");
        values.put("list", "listings");
        values.put("number", "999999");
        values.put("day", "2030-01-20");
        return new Address(filled(path, values) + QUERIES.getOrDefault(path, ""), values);
    }

    public Address engine(Endpoint call, String relation, String person) {
        Map<String, String> values = new LinkedHashMap<>();
        String path = call.path();
        if (path.startsWith("/task/{id}")) values.put("id", things.task(relation));
        else if (path.startsWith("/user/{id}/profile"))
            values.put(
                    "id", relation.equals("own") ? person : relation.equals("foreign") ? "ncb.fra" : "nobody.at.all");
        else if (path.startsWith("/filter/{id}")) values.put("id", things.filter(relation));
        else if (path.startsWith("/process-definition/{id}"))
            values.put("id", things.definition(relation, "supportRequest"));
        values.put("key", relation.equals("own") ? "supportRequest" : "nothing");
        return new Address(filled(path, values), values);
    }

    public Body body(Endpoint call, String person) {
        if (call.isRead() || call.method().equals("HEAD")) return null;
        String path = call.path();
        if (path.equals("/api/support-requests"))
            return Body.json(Gallery.request("own", Gallery.organisation(person)));
        if (path.endsWith("/evidence"))
            return new Body(
                    "multipart/form-data; boundary=" + BOUNDARY,
                    "--%1$s\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nA note\r\n--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nSeen.\r\n--%1$s--\r\n"
                            .formatted(BOUNDARY));
        String text = JSON.entrySet().stream()
                .filter(known -> path.endsWith(known.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue)
                .orElse("{}");
        return new Body("application/json", text.replace('\'', '"'));
    }

    public Body form(Endpoint call, String person, String token) {
        if (call.isRead()) return null;
        List<String> fields = new ArrayList<>();
        FORMS.forEach((path, known) -> {
            if (call.path().endsWith(path)) fields.add(known);
        });
        if (call.path().endsWith("/hits/questions")) fields.add("hits=" + things.hit("own"));
        fields.add("_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        String form = String.join("&", fields);
        return new Body(
                "application/x-www-form-urlencoded",
                Gallery.organisation(person).equals("INTERPOL") ? form.replace("to=INTERPOL", "to=NCB") : form);
    }

    /** What works the tasks that the matrix is about, and what no form accepts elsewhere. */
    public Body engineBody(Endpoint call, String relation, String person) {
        if (call.isRead()) return null;
        String path = call.path();
        if (path.endsWith("/claim") || path.endsWith("/assignee")) return Body.json(Map.of("userId", person));
        if (path.matches("/task/\\{id}/(complete|submit-form)")) {
            Map<String, Object> answers = relation.equals("interpol")
                    ? Map.of("assessment", Map.of("value", "VALID"), "priority", Map.of("value", "URGENT"))
                    : Map.of("decision", Map.of("value", "ACKNOWLEDGE"));
            return Body.json(Map.of("variables", answers));
        }
        if (path.matches(".*/(submit-form|start)") && relation.equals("own")) return Body.json(START);
        if (path.equals("/history/task/count")) return Body.json(Map.of("unfinished", true));
        if (path.endsWith("/duedate")) return Body.json(Map.of("duedate", "2027-01-01T00:00:00.000+0000"));
        return Body.json(Map.of());
    }

    private static Map<String, Object> startForm() {
        try {
            return new FormFiller(LocalDate.of(2026, 10, 5), Map.of())
                    .submission(new ObjectMapper()
                            .readTree(Path.of("forms/requestStart.form").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String path, Map<String, String> values) {
        String filled = path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        for (Map.Entry<String, String> value : values.entrySet())
            filled = filled.replace('{' + value.getKey() + '}', value.getValue());
        return filled.replaceAll("\\{name}|\\{engine}|\\{processEngineName}", "default")
                .replaceAll("\\{(id|\\w+Id)}", Gallery.NOWHERE.toString())
                .replaceAll("\\{[^}]+}", "nothing")
                .replace("/**", "/nothing");
    }

    /** @param values by which the thing is known, to be taken out of an answer that is compared with another's */
    public record Address(String path, Map<String, String> values) {
        public String without(String text) {
            String blank = text;
            for (String name : List.of("reference", "id", "code", "task"))
                if (values.containsKey(name)) blank = blank.replace(values.get(name), '{' + name + '}');
            // A country is named by all kinds of answers; what says no more than the question is where it stands in the
            // address.
            return blank.replace("/dispatches/" + values.get("country") + '/', "/dispatches/{country}/");
        }
    }

    public record Body(String type, String text) {
        public static Body json(Object body) {
            return new Body("application/json", Gallery.json(body));
        }
    }
}
