package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.IntelligenceWalk;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever reads what a case or intelligence says stands in the audit: every address of ours that answers a GET is found at run
 * time and walked, and each must note exactly what stands here. The engine's own addresses hold no content of cases
 * (EngineVariablesTest).
 */
@FlowTest
class ReadsAreAuditedTest {
    /** Addresses that show no content, each with what they show. */
    private static final Map<String, String> SILENT = Map.ofEntries(
            Map.entry("/login", "the form"),
            Map.entry("/me", "the reader's own settings, names of colleagues, and references of tasks"),
            Map.entry("/experts", "the roster"),
            Map.entry("/experts/new", "the form"),
            Map.entry("/experts/{code}", "an entry of the roster"),
            Map.entry("/me/language", "the reader's own settings"),
            Map.entry("/mailbox", "letters, which have no content"),
            Map.entry("/mailbox/{id}", "a letter, which has no content"),
            Map.entry("/account-changes", "changes to the accounts of the own organisation"),
            Map.entry("/administration/changes", "changes to accounts, which operators decide on"),
            Map.entry("/api/administration/changes", "changes to accounts, which operators decide on"),
            Map.entry("/agencies", "the register of agencies"),
            Map.entry("/api/agencies", "the register of agencies"),
            Map.entry("/api/experts", "the roster"),
            Map.entry("/api/taxa", "the list of species"),
            Map.entry("/api/countries", "the list of countries"),
            Map.entry("/api/statistics", "counts"),
            Map.entry("/api/statistics/nodes", "counts"),
            Map.entry("/board", "counts"),
            Map.entry("/diagrams/{process:[a-zA-Z]+}.bpmn", "a diagram"),
            Map.entry("/requests/new", "the reader's own drafts"),
            Map.entry("/requests/receipts/{reference}", "the reference that was asked for"),
            Map.entry("/api/retention/due", "references and dates"),
            Map.entry("/api/audit/evidence", "originals that were altered; each one compared is noted in its custody"));

    private final Flowchart flow;
    private final Walk walk;
    private final IntelligenceWalk intelligenceWalk;
    private final Desk desk;
    private final ReceiveEvidence receive;
    private final CorrectRequest correct;
    private final JdbcTemplate administration;
    private final RequestMappingHandlerMapping addresses;
    private final int port;
    private final Map<String, Caller> sessions = new HashMap<>();
    private final Map<String, Door> doors = new LinkedHashMap<>();

    @Autowired
    ReadsAreAuditedTest(
            Flowchart flow,
            Walk walk,
            IntelligenceWalk intelligenceWalk,
            Desk desk,
            ReceiveEvidence receive,
            CorrectRequest correct,
            DatabaseAccess access,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses,
            @LocalServerPort int port) {
        this.flow = flow;
        this.walk = walk;
        this.intelligenceWalk = intelligenceWalk;
        this.desk = desk;
        this.receive = receive;
        this.correct = correct;
        this.administration = TestDatabase.administration(access);
        this.addresses = addresses;
        this.port = port;
    }

    @BeforeEach
    void fillEverythingThatCanBeRead() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        UUID evidence = received(reference);
        UUID draft = correction();
        CaseReference intelligence = intelligenceWalk.released(intelligenceWalk.register(body -> {}));
        asked(reference);

        String path = "/api/support-requests/{reference}";
        Map<String, Object> values = Map.of("reference", reference, "id", evidence);
        doors.put("/api/support-requests", new Door("ncb.ken", Map.of(), "READ_LIST"));
        doors.put(path, new Door("ncb.ken", values, "READ_CASE"));
        doors.put(path + "/timeline", new Door("agency.ken", values, "READ_TIMELINE"));
        doors.put(path + "/messages", new Door("ncb.ken", values, "READ_MESSAGES"));
        doors.put(path + "/hits", new Door("ncb.ken", values, "READ_HITS"));
        doors.put(path + "/preservation", new Door("ncb.ken", values, "READ_PRESERVATION"));
        doors.put(path + "/evidence", new Door("ncb.ken", values, "READ_EVIDENCE"));
        doors.put(path + "/evidence/{id}", new Door("analyst", values, "READ_EVIDENCE_FILE"));
        doors.put(path + "/evidence/{id}/custody", new Door("analyst", values, "READ_EVIDENCE"));
        for (String format : List.of("pdf", "txt"))
            doors.put(
                    path + "/dossier." + format,
                    new Door("ncb.ken", values, "READ_CASE", "READ_DOSSIER", "READ_TIMELINE"));
        doors.put(path + "/stix.json", new Door("ncb.ken", values, "READ_CASE", "READ_DOSSIER", "READ_TIMELINE"));
        doors.put(
                path + "/{list:listings|specimens|payments|shipments}.csv",
                new Door(
                        "ncb.ken",
                        Map.of("reference", reference, "list:listings|specimens|payments|shipments", "listings"),
                        "READ_CASE",
                        "READ_DOSSIER"));
        doors.put("/api/diffusions", new Door("ncb.sgp", Map.of(), "READ_DIFFUSION"));
        doors.put("/api/invitations", new Door("ncb.sgp", Map.of(), "READ_INVITATION", "READ_INVITATION"));
        doors.put("/api/expert-requests", new Door("ncb.sgp", Map.of(), "READ_EXPERT_REQUEST"));
        doors.put("/api/audit/export", new Door("auditor", Map.of(), "READ_AUDIT"));
        doors.put("/api/audit/verify", new Door("auditor", Map.of(), "READ_AUDIT"));

        Map<String, Object> it = Map.of("reference", intelligence);
        doors.put("/api/intelligence", new Door("ncb.fra", Map.of(), "READ_LIST"));
        doors.put("/api/intelligence/{reference}", new Door("ncb.fra", it, "READ_INTELLIGENCE"));
        for (String format : List.of("document.pdf", "document.txt", "stix.json"))
            doors.put("/api/intelligence/{reference}/" + format, new Door("ncb.fra", it, "READ_INTELLIGENCE"));

        doors.put("/", new Door("ncb.ken", Map.of(), "READ_LIST"));
        doors.put("/cases", new Door("ncb.ken", Map.of(), "READ_LIST"));
        doors.put(
                "/cases/{reference}",
                new Door(
                        "ncb.ken",
                        values,
                        "READ_AUDIT",
                        "READ_CASE",
                        "READ_HITS",
                        "READ_MESSAGES",
                        "READ_PRESERVATION",
                        "READ_TIMELINE"));
        doors.put(
                "/board/cases",
                new Door("ncb.ken", Map.of("?", "process=recording&activity=Task_CheckRecord"), "READ_LIST"));
        doors.put("/grants", new Door("ncb.ken", Map.of(), "READ_LIST"));
        doors.put("/intelligence", new Door("ncb.fra", Map.of(), "READ_LIST"));
        doors.put("/intelligence/{reference}", new Door("ncb.fra", it, "READ_INTELLIGENCE"));
        doors.put("/invitations", new Door("ncb.sgp", Map.of(), "READ_INVITATION", "READ_INVITATION"));
        doors.put("/requests/drafts/{id}", new Door("agency.ken", Map.of("id", draft), "READ_CASE"));
        doors.put("/requests/drafts/{id}/review", new Door("agency.ken", Map.of("id", draft), "READ_CASE"));
    }

    @Test
    void everyReadIsNotedOnceAndNoAddressIsForgotten() {
        Set<String> found = readable();
        Set<String> known = new TreeSet<>(doors.keySet());
        known.addAll(SILENT.keySet());
        assertThat(known).as("addresses that answer a GET").isEqualTo(found);

        doors.forEach((address, door) -> {
            long before = last(door);
            assertThat(read(address, door)).as(address).isEqualTo(200);
            assertThat(notedSince(before, door)).as(address).containsExactlyElementsOf(door.acts());
        });
        System.out.printf(
                "reads: %d addresses, %d note what is read, %d show no content%n",
                found.size(), doors.size(), SILENT.size());
    }

    @Test
    void whatCannotBeNotedIsNotRead() {
        doors.values().forEach(door -> session(door.user()));
        administration.execute("REVOKE EXECUTE ON FUNCTION relay_audit_read FROM relay_app");
        try {
            doors.forEach((address, door) -> {
                if (door.acts().stream().anyMatch(act -> act.contains("EVIDENCE"))) return;
                assertThat(read(address, door)).as(address).isEqualTo(500);
            });
        } finally {
            administration.execute("GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app");
        }
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

    private int read(String address, Door door) {
        String uri = address;
        for (Map.Entry<String, Object> value : door.values().entrySet())
            uri = value.getKey().equals("?")
                    ? uri + '?' + value.getValue()
                    : uri.replace('{' + value.getKey() + '}', value.getValue().toString());
        return session(door.user()).get(uri).statusCode();
    }

    private Caller session(String user) {
        return sessions.computeIfAbsent(user, name -> Caller.session(port, name, "wildlife-demo"));
    }

    private long last(Door door) {
        return administration.queryForObject(
                "SELECT coalesce(max(number), 0) FROM audit_record WHERE organisation = ?",
                Long.class,
                desk.officer(door.user()).organisation().value());
    }

    private List<String> notedSince(long number, Door door) {
        return administration.queryForList(
                """
                SELECT a.act FROM audit_record a JOIN audit_person p USING (organisation, actor)
                 WHERE a.organisation = ? AND a.number > ? AND p.user_id = ? ORDER BY a.act""", String.class, desk.officer(door.user()).organisation().value(), number, door.user());
    }

    private UUID received(CaseReference reference) {
        Evidence evidence = desk.as("agency.ken", () -> {
            try {
                return receive.receive(
                        reference,
                        new FileName("note.txt"),
                        new ByteArrayInputStream("Seen at the market.".getBytes()),
                        new Evidence.Provenance("Note", null, null),
                        new EvidenceAccess(desk.officer("agency.ken"), null, null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return evidence.id();
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
                "INSERT INTO meeting VALUES ('%1$s', 'Meeting', 'Plan', 'VIDEO', now(), 'Lyon', NULL, 'analyst', now());",
                "INSERT INTO meeting_invitation VALUES ('%1$s', 'SGP', 'INVITED', NULL, NULL, now());",
                "INSERT INTO ist_member VALUES ('%2$s', '%1$s', 1, 'ANALYST', 'SGP', 'Analyse', 'ASKED');",
                "INSERT INTO expert_engagement VALUES ('%2$s', '%1$s', 'SGP-EXP-001', 'SGP', 'DIGITAL_FORENSICS', 'Which?', 'analyst', now());");
        administration.execute("SET session_replication_role = replica; "
                + String.join(" ", rows).formatted(reference, UUID.randomUUID())
                + " SET session_replication_role = origin");
    }

    /** @param acts what reading must leave in the audit of the reader's organisation, in alphabetical order */
    private record Door(String user, Map<String, Object> values, List<String> acts) {
        Door(String user, Map<String, Object> values, String... acts) {
            this(user, values, List.of(acts));
        }
    }
}
