package org.ncbrelay.backup;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.matter.TodaysRequest;

/** The people of a case in Kenya, at one node of the relay. */
final class Desk {
    /** For what takes a second on a machine that has nothing else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Caller http;
    private final int port;

    Desk(Node node) {
        http = new Caller(node.address());
        port = node.port();
    }

    /** @return the reference of a new case */
    String submit() {
        return http.submit("agency.ken", TodaysRequest.of(TODAY));
    }

    /** Everybody who works on the case, in the order in which its first task asks for them. */
    Staff staff(String reference) {
        return new Staff(http, TODAY, reference, List.of("ncb.ken", "ncbhead.ken", "agency.ken", "gs"));
    }

    /** Says how a submission is answered while a restore waits for its confirmation, then has two operators confirm it. */
    void confirmRestore() {
        http.post("agency.ken", "/api/support-requests", TodaysRequest.of(TODAY))
                .with(503);
        page("operator").sendForm("/administration/platform/restore", null, "reason=The+newest+backup");
        String number = http.get("operator2", "/api/administration/changes")
                .with(200)
                .json()
                .path("pending")
                .path(0)
                .path("number")
                .asText();
        http.post("operator2", "/api/administration/changes/" + number + "/confirmation", Map.of())
                .with(200);
    }

    private org.ncbrelay.security.Caller page(String user) {
        return org.ncbrelay.security.Caller.session(port, user, "wildlife-demo");
    }

    Answer look(String reference) {
        return http.get("agency.ken", "/api/support-requests/" + reference);
    }

    /** @return where the file is downloaded */
    String attach(String reference, String content) {
        String path = "/api/support-requests/" + reference + "/evidence";
        Map<String, String> fields = Map.of("description", "A page that was seen");
        return http.upload("agency.ken", path, "seen.txt", content.getBytes(StandardCharsets.UTF_8), fields)
                .with(201)
                .header("Location");
    }

    String download(String location) {
        return http.get("agency.ken", location.replaceFirst("^https?://[^/]+", ""))
                .with(200)
                .text();
    }

    /** What the relay says of the audit of INTERPOL, with the checkpoints that are kept outside the database. */
    JsonNode audit() {
        return http.get("auditor", "/api/audit/verify").with(200).json();
    }

    /** The first task of a case, which its bureau takes. */
    static Staff.Open firstTask(Staff staff) {
        return await().atMost(PATIENCE).until(staff::next, open -> open != null);
    }

    /** The tasks of the case that its bureau sees, by name. */
    List<String> tasks(String reference) {
        return http.get("ncb.ken", "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .json()
                .findValuesAsText("taskDefinitionKey");
    }

    static Map<String, String> folders(Path folder) {
        return Map.of(
                "RELAY_DATA", folder.toString(),
                "RELAY_BACKUPS", folder.resolveSibling("backups").toString());
    }
}
