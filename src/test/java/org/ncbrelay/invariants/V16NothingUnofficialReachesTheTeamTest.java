package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** V16: no datum filed after the submission is visible to the team before it is in the record or amends it (Annex 1.1). */
class V16NothingUnofficialReachesTheTeamTest extends FlowTestCase {
    private static final List<String> READERS = List.of("analyst", "lead", "gs", "ist", "auditor");

    /** A reminder goes to the NCB and does not say of what. */
    private static final String NO_REMINDER = " AND template <> 'REMINDER'";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private CaseReference reference;

    @BeforeEach
    void aRecordedCaseOfAnAgencyThatIsNoOfficialSource() {
        // No other case has its trace: a bureau that reads a matching case would add an event to this one.
        reference =
                walk.acknowledged(flow.submit("agency.idn", Samples.soldBy("unofficial-" + UUID.randomUUID(), "KEN")));
        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "TAKE_OVER");
        walk.recorded(reference);
        walk.assessed(reference);
    }

    /** Every table and every call, as both are found: what waits, is reminded of or is declined changes nothing for INTERPOL. */
    @Test
    void whatWaitsForTheNcbExistsInNoTableAndNoCallOfInterpol() {
        Map<String, String> callsBefore = calls();
        Map<String, String> tablesBefore = tables("INTERPOL");
        Map<String, String> ownBefore = tables("IDN");

        add("FACTS");
        flow.fireTimer(reference, "Task_DecideSupplement");
        String file = fileAll();
        decide("RETURN", "reason", "Which account is it?");

        assertThat(tables("INTERPOL")).isEqualTo(tablesBefore);
        assertThat(calls()).isEqualTo(callsBefore);
        for (String reader : List.of("analyst", "lead")) http.get(reader, file).with(404);
        Map<String, String> own = tables("IDN");
        own.entrySet().removeAll(ownBefore.entrySet());
        assertThat(own.keySet())
                .as("tables that the country itself sees changed")
                .contains(
                        "supplement", "evidence", "evidence_chunk", "evidence_custody", "timeline_event", "case_path");
    }

    @Test
    void whatTheNcbAcceptsIsTheTeamsToRead() {
        String file = fileAll();

        decide("ACCEPT", "reason", "");

        assertThat(http.get("analyst", file).with(200).bytes()).isEqualTo(picture());
        assertThat(flow.recordDue()).isEqualTo(3);
        JsonNode added = http.get("analyst", path("supplements")).json().path("items");
        assertThat(added.findValuesAsText("kind")).containsExactlyInAnyOrder("EVIDENCE", "FACTS", "CORRECTION");
        assertThat(http.get("analyst", path("timeline")).text())
                .contains("SUPPLEMENT_ACCEPTED", "RECORD_AMENDED")
                .doesNotContain("SUPPLEMENT_FILED");
    }

    /** One of each kind; answers where the file is. */
    private String fileAll() {
        add("FACTS");
        add("CORRECTION");
        var received = http.upload(
                        "agency.idn", path("evidence"), "a.png", picture(), Map.of("description", "The listing"))
                .with(201);
        assertThat(received.field("status")).isEqualTo("WAITING_FOR_NCB");
        return received.header("Location");
    }

    private void add(String kind) {
        http.post("agency.idn", path("supplements"), Map.of("kind", kind, "text", "The seller has moved."))
                .with(201);
    }

    private void decide(String decision, String field, String words) {
        for (Task task : desk.as(
                "ncb.idn",
                () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference.value())
                        .taskDefinitionKey("Task_DecideSupplement")
                        .list()))
            desk.as("ncb.idn", () -> {
                tasks.claim(task.getId(), "ncb.idn");
                forms.submitTaskForm(
                        task.getId(),
                        words.isEmpty() ? Map.of("decision", decision) : Map.of("decision", decision, field, words));
            });
    }

    /** The rows of the case, by table, that an organisation sees; but for the audit, where reading leaves its own traces. */
    private Map<String, String> tables(String organisation) {
        Map<String, String> seen = new TreeMap<>();
        List<String> names = administration.queryForList("""
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'reference' AND NOT a.attisdropped
                   AND c.relname NOT LIKE 'audit\\_%' AND has_table_privilege('relay_app', c.oid, 'SELECT')""", String.class);
        assertThat(names).contains("supplement", "evidence_chunk", "timeline_event", "escalation", "official_copy");
        for (String name : names)
            seen.put(
                    name,
                    rows(
                            organisation,
                            "SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM " + name
                                    + " t WHERE reference = '" + reference + "'"
                                    + (name.equals("outbox_mail") ? NO_REMINDER : "")));
        seen.put(
                "engine_task",
                rows(
                        organisation,
                        "SELECT string_agg(t.task_def_key, ' ' ORDER BY t.id) FROM engine_task t"
                                + " JOIN engine_execution e ON e.id = t.proc_inst_id WHERE e.business_key = '"
                                + reference + "'"));
        return seen;
    }

    private String rows(String organisation, String sql) {
        String user = organisation.equals("INTERPOL") ? "analyst" : "ncb.idn";
        return inTransaction(
                user,
                () -> String.valueOf(
                        jdbc.sql(sql).query(String.class).optional().orElse(null)));
    }

    /** What each reader is answered by each call of the API that reads something of this case, or of all. */
    private Map<String, String> calls() {
        Map<String, String> answers = new TreeMap<>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/support-requests"))
                .map(path -> path.replace("{reference}", reference.value()))
                .filter(path -> !path.contains("{") && !path.endsWith(".pdf"))
                .forEach(path -> READERS.forEach(reader -> answers.put(
                        reader + " " + path,
                        http.get(reader, path).text().replaceAll("\"correlationId\":\"[^\"]*\"", ""))));
        assertThat(answers).hasSizeGreaterThan(40);
        return answers;
    }

    private String path(String what) {
        return "/api/support-requests/" + reference + "/" + what;
    }

    private static byte[] picture() {
        byte[] picture = new byte[100];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, picture, 0, 8);
        return picture;
    }
}
