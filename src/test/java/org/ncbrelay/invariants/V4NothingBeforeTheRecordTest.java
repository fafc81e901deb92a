package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.hitquestion.ReadHits;
import org.ncbrelay.store.cases.Correlation.Hit;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** V4: no processing, analysis or support before the record exists (Annex 1.1). */
class V4NothingBeforeTheRecordTest extends FlowTestCase {
    @Autowired
    private ReadHits read;

    /** A trace that no case of another test has. */
    private final String seller = "seller-" + UUID.randomUUID();

    private CaseReference reference;

    @BeforeEach
    void submitTheRecordAndWait() {
        reference = walk.acknowledged(flow.submit("agency.ken", Samples.soldBy(seller, "FRA")));
        flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("NCB"));
    }

    @Test
    void noTaskOfTheWildlifeTeamExistsUntilTheRecordIsConfirmed() {
        assertThat(flow.open(reference)).containsExactly(AuthorizationProcess.DECIDE);
        assertThat(flow.passed(reference, "triage")).isEmpty();

        flow.record();

        assertThat(flow.open(reference)).contains("Task_AssessRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO triage (reference, step, priority, recorded_by, recorded_at)"
                        + " VALUES (?, 'ASSESSED', 'URGENT', 'analyst', now())",
                "INSERT INTO product (id, reference, capability, kind, version, title, body, confidentiality, written_by,"
                        + " written_at, sha256) VALUES (gen_random_uuid(), ?, 'INFORMATION_SHARING', 'ANALYTICAL_REPORT', 1,"
                        + " 'T', 'B', 'RESTRICTED', 'analyst', now(), 'x')",
                "UPDATE case_capability SET status = 'IN_PROGRESS' WHERE reference = ?"
            })
    void theDatabaseRefusesTheTeamsWorkBeforeTheRecord(String work) {
        assertThatThrownBy(() -> database.as("INTERPOL", work, reference.value()))
                .hasStackTraceContaining("is not recorded in the information system");
    }

    @Test
    void theTeamAndTheNcbSeeAHitOnlyOnceBothCasesAreRecorded() {
        CaseReference other = walk.acknowledged(flow.submit("agency.fra", Samples.soldBy(seller, "KEN")));
        assertThat(hits(reference, "ncb.ken")).isEmpty();
        assertThatThrownBy(() -> hits(reference, "analyst")).isInstanceOf(Refusal.NotFound.class);

        flow.record();
        assertThat(hits(reference, "analyst")).noneMatch(hit -> other.value().equals(hit.reference()));
        assertThat(traces(other)).isZero();

        int before = hits(reference, "ncb.ken").size();
        walk.recorded(other);
        assertThat(hits(reference, "analyst")).anyMatch(hit -> other.value().equals(hit.reference()));
        assertThat(hits(reference, "ncb.ken"))
                .hasSizeGreaterThan(before)
                .anyMatch(hit -> hit.country() == null)
                .noneMatch(hit -> other.value().equals(hit.reference()));
        assertThat(traces(other)).isPositive();
    }

    private List<Hit> hits(CaseReference of, String user) {
        return desk.as(user, () -> read.of(of));
    }

    /** What an analyst finds in the table itself. */
    private long traces(CaseReference of) {
        return inTransaction(
                "analyst",
                () -> jdbc.sql("SELECT count(*) FROM trace WHERE reference = ?")
                        .param(of.value())
                        .query(Long.class)
                        .single());
    }
}
