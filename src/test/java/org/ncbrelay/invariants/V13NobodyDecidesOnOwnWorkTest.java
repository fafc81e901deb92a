package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.release.ReleaseStep;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** V13: nobody decides on what they wrote (our default). */
class V13NobodyDecidesOnOwnWorkTest extends FlowTestCase {
    /** At its task, {@code FourEyesTest} tries it. */
    @Test
    void theUseCaseRefusesTheAuthorsRelease(@Autowired ReleaseStep release) {
        CaseReference reference = intelligence.register(body -> {});

        assertThatThrownBy(() ->
                        inTransaction("analyst", () -> release.decide(reference, true, null, desk.officer("analyst"))))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(flow.all("SELECT released::text FROM intelligence_release WHERE reference = ?", reference))
                .isEmpty();
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
}
