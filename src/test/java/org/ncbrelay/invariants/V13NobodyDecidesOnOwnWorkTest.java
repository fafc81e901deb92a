package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Http;
import org.ncbrelay.support.Relational;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** V13: nobody decides on what they wrote (our default). */
@FlowTest
class V13NobodyDecidesOnOwnWorkTest {
    private final Flowchart flow;
    private final Walk walk;
    private final Http http;
    private final Relational database;

    @Autowired
    V13NobodyDecidesOnOwnWorkTest(Flowchart flow, Walk walk, Http http, Relational database) {
        this.flow = flow;
        this.walk = walk;
        this.http = http;
        this.database = database;
    }

    @Test
    void theAuthorOfARequestDoesNotAcknowledgeIt() {
        CaseReference reference = flow.submit("ncb.ken");

        assertThat(claim("ncb.ken", reference, AcknowledgmentProcess.ACKNOWLEDGE))
                .isEqualTo(403);
        assertThat(claim("ncbhead.ken", reference, AcknowledgmentProcess.ACKNOWLEDGE))
                .isEqualTo(204);
    }

    @Test
    void theAuthorOfARequestDoesNotAuthorizeDirectContact() {
        CaseReference reference = flow.submit("ncbhead.ken");
        flow.work(reference, "ncb.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));

        assertThat(claim("ncbhead.ken", reference, AuthorizationProcess.DECIDE)).isEqualTo(403);
        assertThat(claim("ncb.ken", reference, AuthorizationProcess.DECIDE)).isEqualTo(204);
    }

    @Test
    void whoAssessesARequestDoesNotDecideOnIt() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        flow.work(reference, "lead", TriageProcess.ASSESS, Map.of("assessment", "VALID", "priority", "URGENT"));

        assertThat(claim("lead", reference, TriageProcess.DECIDE)).isEqualTo(403);
    }

    @Test
    void theAuthorOfAReportDoesNotReviewIt() {
        CaseReference reference = walk.written(walk.asked(walk.toSharing(flow.submit("agency.ken"))));

        assertThat(claim("analyst", reference, SharingProcess.REVIEW)).isEqualTo(403);
        assertThat(claim("analyst2", reference, SharingProcess.REVIEW)).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO acknowledgment (reference, outcome, decided_by, decided_at)"
                        + " VALUES (?, 'ACKNOWLEDGED', 'agency.ken', now())",
                "INSERT INTO authorization_fact (reference, kind, agency, scope, valid_from, valid_until, recorded_by,"
                        + " recorded_at) VALUES (?, 'GRANTED', 'A', 'S', now(), now() + interval '1 day', 'agency.ken', now())"
            })
    void theDatabaseRefusesTheAuthorsDecision(String decision) {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> database.as("KEN", decision, reference.value()))
                .hasStackTraceContaining("cannot be decided by its author");
    }

    @Test
    void theDatabaseRefusesTheAssessorsDecision() {
        CaseReference reference = walk.assessed(walk.toTriage(flow.submit("agency.ken")));

        assertThatThrownBy(() -> database.as(
                        "INTERPOL",
                        "INSERT INTO triage (reference, step, recorded_by, recorded_at)"
                                + " VALUES (?, 'APPROVED', 'analyst', now())",
                        reference.value()))
                .hasStackTraceContaining("cannot be decided by its assessor");
    }

    @Test
    void theDatabaseRefusesTheAuthorsReview() {
        CaseReference reference = walk.written(walk.asked(walk.toSharing(flow.submit("agency.ken"))));

        assertThatThrownBy(() -> database.as(
                        "INTERPOL",
                        "INSERT INTO product_review (product_id, reference, outcome, reviewed_by, reviewed_at)"
                                + " SELECT id, reference, 'APPROVED', written_by, now() FROM product WHERE reference = ?",
                        reference.value()))
                .hasStackTraceContaining("cannot be reviewed by its author");
    }

    private int claim(String user, CaseReference reference, String taskKey) {
        String task = flow.task(reference, taskKey).getId();
        return http.post(user, "/engine-rest/task/" + task + "/claim", Map.of("userId", user))
                .status();
    }
}
