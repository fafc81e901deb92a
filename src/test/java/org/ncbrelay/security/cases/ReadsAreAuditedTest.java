package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.flow.intelligence.DraftIntelligence;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.AllowedCall.OpenTo;
import org.ncbrelay.security.engineapi.OpenCalls;
import org.ncbrelay.security.matrix.MatrixThings;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever reads what a case or intelligence says stands in the audit: every address of ours that answers a GET is found at run
 * time and walked, and each must note exactly what stands here. The engine holds no content of cases (ScriptedCaseTest) but a few
 * variables, which say what a task is about.
 */
class ReadsAreAuditedTest extends AccessTestCase {
    /** Addresses that show no content, each with what they show. */
    private static final Map<String, String> SILENT = Map.ofEntries(
            Map.entry("/login", "the form"),
            Map.entry("/cases/{reference}/supplement", "the form, which shows nothing of the case"),
            Map.entry("/first-password", "the form"),
            Map.entry("/me", "the reader's own settings, names of colleagues, and references of tasks"),
            Map.entry("/experts", "the roster"),
            Map.entry("/experts/new", "the form"),
            Map.entry("/experts/{code}", "an entry of the roster"),
            Map.entry("/me/passkeys", "the reader's own passkeys"),
            Map.entry("/login/passkey", "the second step of the login"),
            Map.entry("/me/language", "the reader's own settings"),
            Map.entry("/me/session", "how long the reader's own session lasts"),
            Map.entry("/me/session/renewed", "that the reader has logged in"),
            Map.entry("/news/events", "how many followed cases have news"),
            Map.entry("/mailbox", "letters, which have no content"),
            Map.entry("/mailbox/{id}", "a letter, which has no content"),
            Map.entry("/account-changes", "changes to the accounts of the own organisation"),
            Map.entry("/administration/platform", "letters, jobs and the database, without content"),
            Map.entry("/administration/changes", "changes to accounts, which operators decide on"),
            Map.entry("/api/administration/changes", "changes to accounts, which operators decide on"),
            Map.entry("/tasks/done", "that a task was completed"),
            Map.entry("/api/tasks/{task}/assignment", "who has claimed a task"),
            Map.entry("/agencies", "the register of agencies"),
            Map.entry("/api/agencies", "the register of agencies"),
            Map.entry("/free-days", "holidays"),
            Map.entry("/administration/directory", "organisations"),
            Map.entry("/administration/directory.csv", "organisations"),
            Map.entry("/api/administration/directory", "organisations"),
            Map.entry("/api/free-days", "holidays"),
            Map.entry("/api/experts", "the roster"),
            Map.entry("/api/taxa", "the list of species"),
            Map.entry("/api/countries", "the list of countries"),
            Map.entry("/api/statistics", "counts"),
            Map.entry("/api/statistics/nodes", "counts"),
            Map.entry("/board", "counts"),
            Map.entry("/diagrams/{process:[a-zA-Z]+}.bpmn", "a diagram"),
            Map.entry("/cases/{reference}/results", "the form of a report"),
            Map.entry("/requests/new", "the reader's own drafts"),
            Map.entry("/intelligence/new", "the reader's own drafts"),
            Map.entry("/intelligence/drafts/{id}", "the reader's own draft"),
            Map.entry("/api/retention/due", "references and dates"),
            Map.entry("/api/audit/evidence", "originals that were altered; each one compared is noted in its custody"));

    private final IntelligenceWalk intelligenceWalk;
    private final SupportWalk support;
    private final ReceiveEvidence receive;
    private final CorrectRequest correct;
    private final DraftIntelligence drafts;
    private final RequestMappingHandlerMapping addresses;
    private final Map<String, Caller> sessions = new HashMap<>();
    private final Map<String, AuditedRead> reads = new LinkedHashMap<>();

    @Autowired
    ReadsAreAuditedTest(
            IntelligenceWalk intelligenceWalk,
            SupportWalk support,
            ReceiveEvidence receive,
            CorrectRequest correct,
            DraftIntelligence drafts,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses) {
        this.intelligenceWalk = intelligenceWalk;
        this.support = support;
        this.receive = receive;
        this.correct = correct;
        this.drafts = drafts;
        this.addresses = addresses;
    }

    @BeforeEach
    void fillEverythingThatCanBeRead() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        UUID evidence = MatrixThings.attached(desk, receive, reference, "Note", "Seen at the market.");
        UUID draft = correction();
        CaseReference intelligence = intelligenceWalk.register(body -> {});
        UUID file = MatrixThings.attached(desk, receive, intelligence, "Note", "Three accounts.");
        intelligenceWalk.released(intelligenceWalk.seen(intelligence));
        asked(reference);

        String path = "/api/support-requests/{reference}";
        Map<String, Object> values = Map.of("reference", reference, "id", evidence);
        read("/api/support-requests", "ncb.ken", Map.of(), "READ_LIST");
        read(path, "ncb.ken", values, "READ_CASE");
        read(path + "/timeline", "agency.ken", values, "READ_TIMELINE");
        read(path + "/messages", "ncb.ken", values, "READ_MESSAGES");
        read(path + "/supplements", "ncb.ken", values, "READ_SUPPLEMENTS");
        read(path + "/hits", "ncb.ken", values, "READ_HITS");
        read(path + "/preservation", "ncb.ken", values, "READ_PRESERVATION");
        read(path + "/results", "ncb.ken", values, "READ_CASE");
        read("/api/results/illegal-trade-report", "ncb.ken", Map.of(), "READ_LIST");
        read(path + "/evidence", "ncb.ken", values, "READ_EVIDENCE");
        read(path + "/evidence/{id}", "agency.ken", values, "READ_EVIDENCE_FILE");
        read(path + "/evidence/{id}/custody", "agency.ken", values, "READ_EVIDENCE");
        for (String format : List.of("pdf", "txt"))
            read(
                    path + "/dossier." + format,
                    "ncb.ken",
                    values,
                    "READ_CASE",
                    "READ_DOSSIER",
                    "READ_SUPPLEMENTS",
                    "READ_TIMELINE");
        read(path + "/stix.json", "ncb.ken", values, "READ_CASE", "READ_DOSSIER", "READ_SUPPLEMENTS", "READ_TIMELINE");
        read(
                path + "/{list:listings|specimens|payments|shipments}.csv",
                "ncb.ken",
                Map.of("reference", reference, "list:listings|specimens|payments|shipments", "listings"),
                "READ_CASE",
                "READ_DOSSIER");
        read("/api/diffusions", "ncb.sgp", Map.of(), "READ_DIFFUSION");
        read("/api/notices", "ncb.sgp", Map.of(), "READ_DIFFUSION");
        read("/api/invitations", "ncb.sgp", Map.of(), "READ_INVITATION", "READ_INVITATION");
        read("/api/expert-requests", "ncb.sgp", Map.of(), "READ_EXPERT_REQUEST", "READ_INVITATION");
        read("/api/audit/export", "auditor", Map.of(), "READ_AUDIT");
        read("/api/audit/verify", "auditor", Map.of(), "READ_AUDIT");

        Map<String, Object> it = Map.of("reference", intelligence);
        read("/api/intelligence", "ncb.fra", Map.of(), "READ_LIST");
        read("/api/intelligence/{reference}", "ncb.fra", it, "READ_INTELLIGENCE");
        for (String format : List.of("document.pdf", "document.txt", "stix.json"))
            read("/api/intelligence/{reference}/" + format, "ncb.fra", it, "READ_INTELLIGENCE");

        Map<String, Object> filed = Map.of("reference", intelligence, "id", file);
        read("/api/intelligence/{reference}/evidence", "ncb.fra", it, "READ_EVIDENCE");
        read("/api/intelligence/{reference}/evidence/{id}", "ncb.fra", filed, "READ_EVIDENCE_FILE");
        read("/api/intelligence/{reference}/evidence/{id}/custody", "ncb.fra", filed, "READ_EVIDENCE");
        read("/intelligence/{reference}/evidence/{id}", "ncb.fra", filed, "READ_EVIDENCE");

        CaseReference recorded = walk.toTriage(flow.submit("agency.ken"));
        UUID picture = administration.queryForObject("""
                        INSERT INTO report_picture (id, reference, subject, media_type, sha256, content, added_by, added_at)
                        VALUES (gen_random_uuid(), ?, 'MENTORING', 'image/png', repeat('0', 64), '\\x00', 'analyst', now()) RETURNING id""", UUID.class, recorded.value());
        read("/pictures/{id}", "analyst", Map.of("id", picture), "READ_CASE");
        UUID product = administration.queryForObject("""
                        INSERT INTO product (id, reference, capability, kind, version, title, body, confidentiality, written_by, written_at, sha256)
                        VALUES (gen_random_uuid(), ?, 'MENTORING', 'ADVICE_NOTE', 1, 'Wallets', 'They share one.', 'RESTRICTED', 'analyst', now(),
                                repeat('0', 64)) RETURNING id""", UUID.class, recorded.value());
        read(
                path + "/products/{id}.pdf",
                "analyst",
                Map.of("reference", recorded, "id", product),
                "READ_CASE",
                "READ_DOSSIER");
        read("/", "ncb.ken", Map.of(), "READ_LIST");
        read("/cases", "ncb.ken", Map.of(), "READ_LIST");
        read("/search", "ncb.ken", Map.of("?", "q=" + reference + "+Carved"), "READ_LIST", "READ_SEARCH");
        read("/cases.csv", "ncb.ken", Map.of(), "READ_LIST", "READ_LIST");
        read("/tasks.csv", "ncb.ken", Map.of(), "READ_LIST");
        read("/news", "ncb.ken", Map.of(), "READ_LIST");
        read(
                "/cases/{reference}",
                "ncb.ken",
                values,
                "READ_AUDIT",
                "READ_CASE",
                "READ_HITS",
                "READ_MESSAGES",
                "READ_PRESERVATION",
                "READ_SUPPLEMENTS",
                "READ_TIMELINE");
        read("/cases/{reference}/evidence/{id}", "ncb.ken", values, "READ_EVIDENCE");
        String task = flow.task(reference, AuthorizationProcess.DECIDE).getId();
        read("/tasks/{task}", "ncb.ken", Map.of("task", task), "READ_CASE");
        read("/board/cases", "ncb.ken", Map.of("?", "process=recording&activity=Task_CheckRecord"), "READ_LIST");
        read("/grants", "ncb.ken", Map.of(), "READ_LIST");
        read("/intelligence", "ncb.fra", Map.of(), "READ_LIST");
        read("/intelligence/{reference}", "ncb.fra", it, "READ_INTELLIGENCE");
        read("/intelligence.csv", "ncb.fra", Map.of(), "READ_LIST");
        read("/intelligence/receipts/{reference}", "analyst", it, "READ_INTELLIGENCE");
        UUID copy = desk.as("analyst", () -> drafts.beginFrom(intelligence, desk.officer("analyst")));
        UUID resting = desk.as("analyst", () -> {
            Map<String, Object> content =
                    new HashMap<>(drafts.open(copy, desk.officer("analyst")).content());
            content.put("relatedReference", intelligence.value());
            return drafts.begin(content, desk.officer("analyst"));
        });
        read("/intelligence/drafts/{id}/review", "analyst", Map.of("id", resting), "READ_INTELLIGENCE");
        read("/diffusions", "ncb.sgp", Map.of(), "READ_DIFFUSION", "READ_DIFFUSION");
        read("/diffusions/{reference}", "ncb.sgp", values, "READ_DIFFUSION", "READ_DIFFUSION");
        read("/invitations", "ncb.sgp", Map.of(), "READ_INVITATION", "READ_INVITATION");
        read("/requests/receipts/{reference}", "agency.ken", values, "READ_CASE");
        read("/requests/drafts/{id}", "agency.ken", Map.of("id", draft), "READ_CASE");
        read("/requests/drafts/{id}/review", "agency.ken", Map.of("id", draft), "READ_CASE");
    }

    @Test
    void everyReadIsNotedOnceAndNoAddressIsForgotten() {
        Set<String> found = readable();
        Set<String> known = new TreeSet<>(reads.keySet());
        known.addAll(SILENT.keySet());
        assertThat(known).as("addresses that answer a GET").isEqualTo(found);

        reads.forEach((address, one) -> {
            long before = last(one);
            assertThat(read(address, one)).as(address).isEqualTo(200);
            assertThat(notedSince(before, one)).as(address).containsExactlyElementsOf(one.acts());
        });
        System.out.printf(
                "reads: %d addresses, %d note what is read, %d show no content%n",
                found.size(), reads.size(), SILENT.size());
    }

    /** Through both doors; what a task is about is the one content that the engine has. */
    @Test
    void anAnswerOfTheEngineThatHasContentIsNotedOnceAndNoOtherIs() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        String task = flow.task(reference, AuthorizationProcess.DECIDE).getId();
        String filter = administration.queryForObject(
                "SELECT id_ FROM act_ru_filter WHERE query_ LIKE '%\"ncb-heads\"%'", String.class);
        AuditedRead one = new AuditedRead("ncbhead.ken", Map.of(), List.of());
        List<String> noted = new ArrayList<>();
        for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            Caller caller = door.equals("/engine-rest") ? basic(one.user()) : session(one.user());
            caller.get("/camunda/app/tasklist/default/");
            for (AllowedCall call : OpenCalls.OF_ENGINE) {
                if (call.openTo() != OpenTo.OFFICERS) continue;
                String pattern = call.path().getPatternString();
                boolean asks = pattern.equals("/task") || pattern.endsWith("/list") || pattern.endsWith("/count");
                if (!call.method().equals("GET") && !(call.method().equals("POST") && asks)) continue;
                String path = pattern.replace("{id}", pattern.startsWith("/filter") ? filter : task)
                        .replace("{key}", "supportRequest")
                        .replace("{self}", one.user());
                long before = last(one);
                Answer answer = caller.send(
                        call.method(),
                        door + path,
                        call.method().equals("GET") ? null : "{}",
                        "Accept",
                        "application/hal+json, application/json;q=0.9, */*;q=0.8",
                        "X-XSRF-TOKEN",
                        String.valueOf(caller.cookie("XSRF-TOKEN")));
                // Tasklist's form has what the decision needs, which the pages' own use case reads and notes.
                boolean form = answer.text().contains("Field_content");
                boolean content = form || answer.text().contains("Loxodonta africana");
                String named = call.method() + ' ' + door + pattern;
                assertThat(notedSince(before, one)).as(named).hasSize(content ? 1 : 0);
                assertThat(content && !form).as(named).isEqualTo(call.readsCases());
                if (content) noted.add(named);
            }
        }
        assertThat(noted).hasSize(9).contains("GET /engine-rest/task/{id}/form-variables");
    }

    /** Every row of a case and of intelligence on which INTERPOL or France acted names, as who acted, a login that occurs nowhere else. */
    @Test
    void noReadOfACountryShowsALoginOfAnotherOrganisation() {
        CaseReference reference = support.asked("IST_DEPLOYMENT", "COORDINATION_MEETING");
        support.planned(reference);
        assertThat(session("ncb.fra").get("/invitations").text()).contains("href=\"/tasks/");
        support.held(support.agendaSet(support.answered(reference)));
        support.signed(reference, 5);
        Object intelligence = reads.get("/intelligence/{reference}").values().get("reference");
        List<String> strangers =
                List.of(bureau.employs("zz", "INTERPOL", "gwet-analysts"), bureau.employs("zz", "FRA", "ncb-officers"));
        String theirs = "('analyst', 'lead', 'ist')";
        CaseReference delivered = walk.toDelivery(flow.submit("agency.ken"));
        http.post("gs", "/api/support-requests/" + delivered + "/messages", Map.of("to", "NCB", "text", "A question"))
                .with(201);
        List<?> references = List.of(reference, delivered, intelligence);
        int renamed = rename(strangers.get(0), theirs, references)
                + rename("zz-whose-account-is-deleted", "('gs')", references)
                + rename(strangers.get(1), "('ncb.fra', 'ncbhead.fra')", references);
        int claimed = administration.update(
                "UPDATE act_ru_task SET assignee_ = ? WHERE tenant_id_ = 'INTERPOL' AND reference IN (?, ?)",
                strangers.get(0),
                reference.value(),
                delivered.value());
        assertThat(claimed).as("tasks").isPositive();
        assertThat(renamed).as("rows").isGreaterThan(20);
        String api = "/api/support-requests/" + reference;
        assertThat(http.get("gs", api).text()).as("INTERPOL knows them").contains(strangers);

        int read = 0;
        for (Map.Entry<String, AuditedRead> each : reads.entrySet()) {
            AuditedRead one = each.getValue();
            if (!one.user().contains(".") || each.getKey().contains(".pdf")) continue;
            boolean other = one.user().endsWith(".ken") && !each.getKey().contains("{id}");
            for (CaseReference its : other ? List.of(reference, delivered) : List.of(reference)) {
                Map<String, Object> values = new HashMap<>(one.values());
                if (other) values.replace("reference", its);
                Answer answer = answer(each.getKey(), new AuditedRead(one.user(), values, List.of()));
                String stranger = one.user().endsWith(".fra") ? strangers.get(0) : "zz-";
                assertThat(answer.text()).as(each.getKey()).doesNotContain(stranger);
            }
            read++;
        }
        assertThat(read).as("addresses").isGreaterThan(40);
        assertThat(http.get("ncb.ken", api).text()).contains("\"recordedBy\":\"INTERPOL\"", "\"answeredBy\":\"FRA\"");
        assertThat(http.get("ncb.ken", api + "/timeline").text())
                .contains("\"actor\":\"INTERPOL\"")
                .doesNotContain("\"actor\":\"–\"");
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).contains("<bdi>INTERPOL</bdi>");
    }

    /** @return how many rows of these cases name somebody else now */
    private int rename(String login, String logins, List<?> references) {
        int renamed = 0;
        for (Map<String, Object> column : administration.queryForList("""
                SELECT table_name AS name, column_name AS actor FROM information_schema.columns c JOIN information_schema.tables t
                       USING (table_schema, table_name)
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'text'
                   AND column_name ~ '_by$|^(actor|author|sender)$' AND table_name !~ '^(act|audit)_'
                   AND EXISTS (SELECT FROM information_schema.columns r WHERE r.table_schema = c.table_schema
                                  AND r.table_name = c.table_name AND r.column_name = 'reference')"""))
            for (Object reference : references) {
                String update = "UPDATE %1$s SET %2$s = '%3$s' WHERE %2$s IN %4$s AND reference = '%5$s'"
                        .formatted(column.get("name"), column.get("actor"), login, logins, reference);
                renamed += administration.execute((StatementCallback<Integer>) statement -> {
                    statement.execute("SET session_replication_role = replica");
                    int rows = statement.executeUpdate(update);
                    statement.execute("SET session_replication_role = origin");
                    return rows;
                });
            }
        return renamed;
    }

    @Test
    void whatCannotBeNotedIsNotRead() {
        reads.values().forEach(one -> session(one.user()));
        administration.execute("REVOKE EXECUTE ON FUNCTION relay_audit_read FROM relay_app");
        try {
            reads.forEach((address, one) -> {
                if (one.acts().stream().anyMatch(act -> act.contains("EVIDENCE"))) return;
                assertThat(read(address, one)).as(address).isEqualTo(500);
            });
            Object task = reads.get("/tasks/{task}").values().get("task");
            Caller script = basic("ncbhead.ken");
            script.get("/engine-rest/task/" + task + "/form-variables").with(500);
        } finally {
            administration.execute("GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app");
        }
    }

    private void read(String address, String user, Map<String, Object> values, String... acts) {
        reads.put(address, new AuditedRead(user, values, List.of(acts)));
    }

    private Set<String> readable() {
        Set<String> found = new TreeSet<>();
        addresses.getHandlerMethods().forEach((mapping, handler) -> {
            if (!handler.getBeanType().getPackageName().startsWith("org.ncbrelay")) return;
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                found.addAll(mapping.getPatternValues());
        });
        return found;
    }

    private int read(String address, AuditedRead one) {
        return answer(address, one).status();
    }

    private Answer answer(String address, AuditedRead one) {
        String uri = address;
        for (Map.Entry<String, Object> value : one.values().entrySet())
            uri = value.getKey().equals("?")
                    ? uri + '?' + value.getValue()
                    : uri.replace('{' + value.getKey() + '}', value.getValue().toString());
        return session(one.user()).get(uri);
    }

    @Override
    protected Caller session(String user) {
        return sessions.computeIfAbsent(user, super::session);
    }

    private long last(AuditedRead one) {
        return administration.queryForObject(
                "SELECT coalesce(max(number), 0) FROM audit_record WHERE organisation = ?",
                Long.class,
                desk.officer(one.user()).organisation().value());
    }

    private List<String> notedSince(long number, AuditedRead one) {
        return administration.queryForList(
                """
                SELECT a.act FROM audit_record a JOIN audit_person p USING (organisation, actor)
                 WHERE a.organisation = ? AND a.number > ? AND p.user_id = ? ORDER BY a.act""", String.class, desk.officer(one.user()).organisation().value(), number, one.user());
    }

    private UUID correction() {
        CaseReference returned = flow.submit("agency.ken");
        flow.work(
                returned,
                "ncb.ken",
                "Task_AcknowledgeRequest",
                Map.of("decision", "RETURN", "missingPoints", "The address is missing"));
        return desk.as("agency.ken", () -> correct.begin(returned, desk.officer("agency.ken")));
    }

    /** What another country's case asks of Singapore, without the flow that leads there. */
    private void asked(CaseReference reference) {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("diffusion", "meeting_invitation", "ist_member", "expert_engagement"))
            rows.add("DELETE FROM " + table + ';');
        Collections.addAll(
                rows,
                "INSERT INTO diffusion VALUES ('D-1', '%1$s', '{SGP}', 'Wanted', 'Text', 'ncb.ken', now());",
                "INSERT INTO diffusion VALUES ('NOTICE-1', '%1$s', '{SGP}', 'Wanted', 'Text', 'gs', now(), NULL, NULL, 'BLUE');",
                "INSERT INTO meeting VALUES ('%1$s', 'Meeting', 'Plan', 'VIDEO', now(), 'Lyon', NULL, 'analyst', now());",
                "INSERT INTO meeting_invitation VALUES ('%1$s', 'SGP', 'INVITED', NULL, NULL, now());",
                "INSERT INTO ist_member (id, reference, round, role, home, starts_on, working_days, state)"
                        + " VALUES ('%2$s', '%1$s', 1, 'ANALYST', 'SGP', '2026-10-12', 5, 'ASKED');",
                "INSERT INTO expert_engagement VALUES ('%2$s', '%1$s', 'SGP-EXP-001', 'SGP', 'DIGITAL_FORENSICS', 'Which?', 'analyst', now());");
        administration.execute("SET session_replication_role = replica; "
                + String.join(" ", rows).formatted(reference, UUID.randomUUID())
                + " SET session_replication_role = origin");
    }

    /** @param acts what reading must leave in the audit of the reader's organisation, in alphabetical order */
    private record AuditedRead(String user, Map<String, Object> values, List<String> acts) {}
}
