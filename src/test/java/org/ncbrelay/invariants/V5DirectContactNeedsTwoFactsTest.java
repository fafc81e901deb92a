package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

/** V5: direct contact needs acknowledgment and authorization, each recorded with who and when (Annex 1.1, 1.2). */
class V5DirectContactNeedsTwoFactsTest extends FlowTestCase {
    private static final String MESSAGE = """
            WITH act AS (INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                         SELECT reference, 'MESSAGE_SENT', 'analyst', 'INTERPOL', now() FROM support_request WHERE reference = ?)
            INSERT INTO case_message (id, reference, sender, sender_organisation, sender_party, recipient_party, body, sent_at, ncb_copy)
            SELECT gen_random_uuid(), c.reference, 'analyst', 'INTERPOL', 'INTERPOL', 'AGENCY', 'Hello', ?, c.id
              FROM official_copy c WHERE c.reference = ? AND c.subject = 'SUBMISSION'
            """;

    private static final String GRANT = """
            WITH act AS (INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                         SELECT reference, 'DIRECT_CONTACT_GRANTED', 'ncbhead.ken', 'KEN', now() FROM support_request
                          WHERE reference = ?)
            INSERT INTO authorization_fact (reference, kind, agency, scope, valid_from, valid_until, recorded_by, recorded_at)
            SELECT reference, 'GRANTED', agency_code, 'This case', ?, ?, 'ncbhead.ken', now()
              FROM support_request WHERE reference = ?
            """;

    @Test
    void neitherFactOpensTheChannelAlone() {
        CaseReference reference = flow.submit("agency.ken");
        assertThat(write("agency.ken", reference)).isEqualTo(409);

        walk.acknowledged(reference);
        assertThat(write("agency.ken", reference)).isEqualTo(409);
        assertThat(write("gs", reference)).isEqualTo(409);

        walk.granted(reference);
        assertThat(write("agency.ken", reference)).isEqualTo(201);
        assertThat(write("gs", reference)).isEqualTo(201);
        assertThat(flow.one(
                        "SELECT decided_by FROM acknowledgment WHERE reference = ? AND decided_at IS NOT NULL",
                        reference))
                .isEqualTo("ncb.ken");
        assertThat(flow.one(
                        "SELECT recorded_by FROM authorization_fact WHERE reference = ? AND recorded_at IS NOT NULL",
                        reference))
                .isEqualTo("ncbhead.ken");
    }

    /** The flowchart asks for the grant only after the acknowledgment; one that came otherwise is on record before it. */
    @Test
    void aGrantBeforeTheAcknowledgmentOpensNothing() {
        CaseReference reference = flow.submit("agency.ken");
        Timestamp from = Timestamp.from(flow.now().minus(Duration.ofDays(1)));
        Timestamp until = Timestamp.from(flow.now().plus(Duration.ofDays(30)));
        assertThat(database.as("KEN", GRANT, reference.value(), from, until, reference.value()))
                .isEqualTo(1);

        assertThat(write("agency.ken", reference)).isEqualTo(409);
        assertThat(write("gs", reference)).isNotEqualTo(201);
        assertThatThrownBy(() -> database.as("KEN", MESSAGE, reference.value(), sentNow(), reference.value()))
                .hasStackTraceContaining("direct contact is not authorized");

        walk.acknowledged(reference);
        assertThat(write("agency.ken", reference)).isEqualTo(201);
    }

    @Test
    void theDatabaseRefusesADirectMessageWithoutBothFacts() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        assertThatThrownBy(() -> database.as("INTERPOL", MESSAGE, reference.value(), sentNow(), reference.value()))
                .hasStackTraceContaining("direct contact is not authorized");

        walk.granted(reference);
        assertThat(database.as("INTERPOL", MESSAGE, reference.value(), sentNow(), reference.value()))
                .isEqualTo(1);
    }

    private Timestamp sentNow() {
        return Timestamp.from(flow.now());
    }

    private int write(String user, CaseReference reference) {
        return http.post(user, "/api/support-requests/" + reference + "/messages", Map.of("text", "A question"))
                .status();
    }
}
