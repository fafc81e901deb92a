package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

/**
 * V12: an organisation sees the cases of its own country, and others only by a grant that names it; an agency the case of another one only by
 * an act of their NCB (our default).
 */
class V12OnlyOwnCountryTest extends FlowTestCase {
    private static final String CASES = "/api/support-requests/";

    /** What one agency adds to its case, says or is granted is its own, whoever joins the case later. */
    private static final List<String> OF_ONE_AGENCY = List.of(
            "authorization_fact", "case_message", "evidence", "evidence_chunk", "evidence_custody", "supplement");

    @Test
    void nobodyOpensACaseOfAnotherCountryToThemselves() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> database.as(
                        "FRA",
                        "INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)"
                                + " VALUES (?, 'FRA', 'KEN', 'INVITATION', 'ncb.fra', now())",
                        reference.value()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void anAgencyReadsTheCaseOfAnotherOnceTheirNcbHasJoinedThem() {
        CaseReference standing = walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken"))));
        addTo(standing);
        assertThat(rows("agency.ken", standing)).containsKeys(OF_ONE_AGENCY.toArray(String[]::new));
        CaseReference duplicate = walk.proposedToJoin(standing, duplicate());
        assertThat(rows("agency2.ken", standing)).isEmpty();
        assertThat(http.get("agency2.ken", CASES + duplicate + "/timeline").text())
                .doesNotContain(standing.value(), "JOIN_PROPOSED");

        flow.advance(Duration.ofMinutes(1));
        flow.decide(duplicate, "ncb.ken", "Task_DecideOnJoining", "JOIN");

        assertThat(rows("agency2.ken", standing))
                .containsKeys("support_request", "iis_submission", "timeline_event")
                .doesNotContainKeys(OF_ONE_AGENCY.toArray(String[]::new));
        addTo(standing);
        assertThat(rows("agency2.ken", standing))
                .containsKeys("evidence", "evidence_chunk", "supplement")
                .doesNotContainKeys("case_message", "authorization_fact");
        assertThat(rows("agency2.ken", standing).get("supplement"))
                .isLessThan(rows("agency.ken", standing).get("supplement"));
    }

    @Test
    void noAgencyReadsTheOtherCaseWhereTheNcbKeepsThemApart() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference duplicate = walk.proposedToJoin(standing, duplicate());
        flow.decide(duplicate, "ncb.ken", "Task_DecideOnJoining", "KEEP_APART", "reason", "Another seller");

        assertThat(rows("agency2.ken", standing)).isEmpty();
        assertThat(rows("agency.ken", duplicate)).isEmpty();
        assertThat(http.get("agency2.ken", CASES + duplicate + "/timeline").text())
                .doesNotContain(standing.value(), "Another seller");
    }

    /** Nor does the relay for the NCB, an agency, or an officer of it whom INTERPOL has proposed nothing. */
    @Test
    void interpolLinksNoCasesAndOpensNoneToAnAgency() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference proposed = walk.proposedToJoin(standing, duplicate());
        CaseReference other = duplicate();
        for (String user : List.of("lead", "analyst", "gs", "agency.ken", "agency2.ken"))
            for (CaseReference duplicate : List.of(proposed, other))
                assertThatThrownBy(() -> inTransaction(user, () -> link(duplicate, standing)))
                        .as(user)
                        .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> inTransaction("ncb.ken", () -> link(other, standing)))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> inTransaction(
                        "lead",
                        () -> jdbc.sql(
                                        "INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)"
                                                + " VALUES (?, 'KEN-CBCU', 'KEN', 'SHARED', 'lead', now())")
                                .param(standing.value())
                                .update()))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> inTransaction(
                        "lead",
                        () -> jdbc.sql("INSERT INTO triage (reference, step, standing, recorded_by, recorded_at)"
                                        + " VALUES (?, 'JOINED', ?, 'lead', now())")
                                .params(proposed.value(), standing.value())
                                .update()))
                .hasStackTraceContaining("row-level security");
        assertThat(rows("agency2.ken", standing)).isEmpty();
    }

    private int link(CaseReference duplicate, CaseReference standing) {
        return jdbc.sql(
                        "INSERT INTO case_link (reference, kind, earlier_reference, agency_code) VALUES (?, 'JOINED', ?, 'KEN-CBCU')")
                .params(duplicate.value(), standing.value())
                .update();
    }

    private CaseReference duplicate() {
        http.put("ncbhead.ken", "/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        return walk.toTriage(flow.submit("agency2.ken"));
    }

    /** A file, facts and a message of its agency. */
    private void addTo(CaseReference reference) {
        http.upload(
                        "agency.ken",
                        CASES + reference + "/evidence",
                        "note.txt",
                        "Seen at the market.".getBytes(),
                        Map.of("description", "The listing"))
                .with(201);
        http.post(
                        "agency.ken",
                        CASES + reference + "/supplements",
                        Map.of("kind", "FACTS", "text", "He moved to the coast"))
                .with(201);
        http.post("agency.ken", CASES + reference + "/messages", Map.of("to", "NCB", "text", "To you alone"))
                .with(201);
    }

    /** How many rows of each table about a case a reader sees; without those of which none is seen, and the audit, which no agency opens. */
    private Map<String, Integer> rows(String user, CaseReference reference) {
        Map<String, Integer> rows = new TreeMap<>();
        List<String> tables = administration.queryForList("""
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'reference'
                 WHERE c.relkind = 'r' AND c.relrowsecurity AND c.relname !~ '^audit_' AND has_table_privilege('relay_app', c.oid, 'SELECT')""", String.class);
        assertThat(tables).hasSizeGreaterThan(40);
        inTransaction(
                user,
                () -> tables.forEach(table -> {
                    int seen = jdbc.sql("SELECT count(*) FROM " + table + " WHERE reference = ?")
                            .param(reference.value())
                            .query(Integer.class)
                            .single();
                    if (seen > 0) rows.put(table, seen);
                }));
        return rows;
    }
}
