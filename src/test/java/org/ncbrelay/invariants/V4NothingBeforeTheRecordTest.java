package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.process.AuthorizationProcess;
import org.ncbrelay.process.RecordingProcess;
import org.ncbrelay.process.TriageProcess;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Relational;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** V4: no processing, analysis or support before the record exists (Annex 1.1). */
@FlowTest
class V4NothingBeforeTheRecordTest {
    private final Flowchart flow;
    private final Walk walk;
    private final Relational database;

    @Autowired
    V4NothingBeforeTheRecordTest(Flowchart flow, Walk walk, Relational database) {
        this.flow = flow;
        this.walk = walk;
        this.database = database;
    }

    private CaseReference reference;

    @BeforeEach
    void submitTheRecordAndWait() {
        reference = walk.acknowledged(flow.submit("agency.ken"));
        flow.work(reference, "ncb.ken", RecordingProcess.CHECK, Walk.check("NCB"));
    }

    @Test
    void noTaskOfTheWildlifeTeamExistsUntilTheRecordIsConfirmed() {
        assertThat(flow.open(reference)).containsExactly(AuthorizationProcess.DECIDE);
        assertThat(flow.passed(reference, TriageProcess.KEY)).isEmpty();

        flow.record();

        assertThat(flow.open(reference)).contains(TriageProcess.ASSESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO triage (reference, step, assessment, priority, recorded_by, recorded_at)"
                        + " VALUES (?, 'ASSESSED', 'VALID', 'URGENT', 'analyst', now())",
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
    void theDatabaseTakesTheTeamsWorkOnceItIsRecorded() {
        flow.record();

        assertThat(database.as(
                        "INTERPOL",
                        "UPDATE case_capability SET status = 'IN_PROGRESS' WHERE reference = ?",
                        reference.value()))
                .isEqualTo(1);
    }
}
