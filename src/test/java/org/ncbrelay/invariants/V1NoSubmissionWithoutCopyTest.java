package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;

/** V1: no submission without the copy to the General Secretariat (Annex 1.1, cover note 3). */
class V1NoSubmissionWithoutCopyTest extends FlowTestCase {
    private static final String FILED = """
            INSERT INTO support_request (reference, organisation, submitted_by, submitted_at, updated_at, status, title, urgency,
                    confidentiality, capabilities, countries_involved, restricted_countries, retention_until,
                    direct_contact_requested, content)
            VALUES ('KEN-2026-900001', 'KEN', 'agency.ken', now(), now(), 'SUBMITTED', 'A case', 'ROUTINE', 'RESTRICTED',
                    '{INFORMATION_SHARING}', '{FRA}', '{}', current_date + 365, false, '{}');
            INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
            VALUES ('KEN-2026-900001', 'REQUEST_SUBMITTED', 'agency.ken', 'KEN', now())
            """;

    @Test
    void everySubmissionHasItsCopyAndTheLetterThatProvesIt() {
        CaseReference reference = new CaseReference(http.submit("agency.ken", Flowchart.sample()));
        assertThat(flow.one(
                        "SELECT m.template || ' to ' || m.organisation FROM official_copy c JOIN outbox_mail m ON m.id = c.mail_id"
                                + " WHERE c.reference = ? AND c.subject = 'SUBMISSION'",
                        reference))
                .isEqualTo("COPY_TO_GENERAL_SECRETARIAT to INTERPOL");
    }

    /** Who submits does all three in one act. */
    @Test
    void everyReaderSeesOnTheTimelineThatItWasAddressedToTheNcbAndCopied() {
        CaseReference reference = flow.submit("agency.ken");
        for (String reader : List.of("agency.ken", "ncb.ken", "gs")) {
            List<String> events = new ArrayList<>();
            http.get(reader, "/api/support-requests/" + reference + "/timeline")
                    .json()
                    .path("events")
                    .forEach(event -> events.add(event.path("kind").asText() + " → "
                            + event.path("addressee").asText()));
            assertThat(events)
                    .as(reader)
                    .containsExactly(
                            "REQUEST_SUBMITTED → NCB KEN",
                            "ADDRESSED_TO_NCB → NCB KEN",
                            "COPIED_TO_GENERAL_SECRETARIAT → General Secretariat");
        }
        assertThat(flow.all("SELECT kind FROM timeline_event WHERE reference = ?", reference))
                .containsExactly("REQUEST_SUBMITTED");
    }

    @Test
    void theDatabaseRefusesASubmissionWithoutTheCopy() {
        assertThatThrownBy(() -> database.as("KEN", FILED))
                .hasStackTraceContaining("without the copy to the General Secretariat");
        assertThat(database.count("KEN", "SELECT count(*) FROM support_request WHERE reference = 'KEN-2026-900001'"))
                .isZero();
    }
}
