package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.audit.ExportAudit;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;

/** The data of a case that has ended: what its source learns of them, and that two people erase them or hold them back. */
class RetentionTest extends FlowTestCase {
    private static final Officer AUDITOR =
            new Officer("auditor.ken", new OrganisationCode("KEN"), null, Set.of(Role.AUDITOR));

    private final WithdrawRequest withdraw;
    private final AnnounceReviews reviews;
    private final ExportAudit audit;
    private final CurrentOfficer current;
    private CaseReference reference;

    RetentionTest(WithdrawRequest withdraw, AnnounceReviews reviews, ExportAudit audit, CurrentOfficer current) {
        this.withdraw = withdraw;
        this.reviews = reviews;
        this.audit = audit;
        this.current = current;
    }

    @BeforeEach
    void endACaseWhoseRetentionIsShort() {
        reference = flow.submit("agency.ken", body -> body.put("retentionUntil", "2026-12-01"));
        withdraw();
    }

    @Test
    void theSourceIsInformedOnceAndRemindedThreeTimes() {
        assertThat(look("KEN")).as("not yet").isEmpty();
        flow.advance(Duration.ofDays(57));
        assertThat(look("FRA")).as("another country's look").isEmpty();
        assertThat(look("KEN")).containsExactly("RETENTION_REVIEW_DUE KEN en");
        assertThat(look("KEN")).as("informed").hasSize(1);

        flow.advance(Duration.ofDays(29));
        assertThat(look("KEN")).as("not silent for long enough").hasSize(1);
        for (int month = 0; month < 6; month++) {
            flow.advance(Duration.ofDays(30));
            look("KEN");
        }
        assertThat(look("KEN")).hasSize(4).endsWith("RETENTION_REMINDER KEN en");
    }

    @Test
    void aRenewalBeginsAnewAndAHoldKeepsQuiet() {
        flow.advance(Duration.ofDays(57));
        look("KEN");
        Map<String, String> renewal = Map.of("action", "RENEW", "reason", "Trial", "until", "2027-06-30");
        http.post("auditor", retention(), renewal).with(403);
        decide("ncbhead.ken", renewal);
        assertThat(look("KEN")).hasSize(1);
        flow.advance(Duration.ofDays(211));
        decide("auditor", Map.of("action", "HOLD", "reason", "Court order"));
        assertThat(look("KEN")).as("held").hasSize(1);
        decide("auditor", Map.of("action", "RELEASE", "reason", "Court order lifted"));
        assertThat(look("KEN")).containsExactly("RETENTION_REVIEW_DUE KEN en", "RETENTION_REVIEW_DUE KEN en");
    }

    /** As in every other act: nobody learns from what is said of a body that there is such a case. */
    @Test
    void whetherTheCaseIsOpenIsAskedBeforeWhatIsDecided() {
        for (Map<String, String> body : List.of(Map.<String, String>of(), Map.of("action", "NONSENSE"))) {
            http.post("ncbhead.fra", retention(), body).with(404);
            http.post("ncbhead.ken", "/api/support-requests/KEN-2026-499999/retention", body)
                    .with(404);
            http.post("lead", "/api/intelligence/INT-2026-499999/retention", body)
                    .with(404);
            http.post("ncbhead.ken", retention(), body).with(400);
        }
    }

    @Test
    void whenTheDataAreErasedTheSourceIsInformedAndNoSentLetterNamesAnOfficer() {
        administration.update("UPDATE outbox_mail SET sent_at = now() WHERE reference = ?", reference.value());
        decide("ncbhead.ken", Map.of("action", "PROPOSE_ERASURE", "reason", "Purpose met"));
        decide("auditor", Map.of("action", "APPROVE_ERASURE", "reason", "Agreed"));
        assertThat(letters()).containsExactly("DATA_ERASED KEN en");
        assertThat(flow.all("SELECT recipient FROM outbox_mail WHERE reference = ? AND sent_at IS NOT NULL", reference))
                .isNotEmpty()
                .containsOnly("erased");
        assertThat(flow.one(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'DATA_ERASED'",
                        reference))
                .contains("@");
    }

    @Test
    void twoPeopleEraseTheContentOfACaseAndTheAuditStaysValid() {
        reference = flow.submit("agency.ken");
        String path = "/api/support-requests/" + reference;
        http.upload(
                "agency.ken",
                path + "/evidence",
                "a.txt",
                "Seen at the market.".getBytes(),
                Map.of("description", "Note"));
        decide("ncbhead.ken", "PROPOSE_ERASURE").with(409); // still open
        assertThat(count("trace WHERE reference")).isPositive();
        withdraw();
        decide("ncbhead.ken", "APPROVE_ERASURE").with(409);
        decide("ncbhead.ken", "PROPOSE_ERASURE").with(200);
        decide("ncbhead.ken", "APPROVE_ERASURE").with(403); // alone
        decide("ncbhead.idn", "APPROVE_ERASURE").with(404); // foreign
        decide("gs", "APPROVE_ERASURE").with(403); // no keeper
        Answer erased = decide("auditor", "APPROVE_ERASURE").with(200);
        assertThat(erased.json().path("erased").asBoolean()).isTrue();

        assertThat(http.get("ncb.ken", path).text())
                .doesNotContain("ivory", "Ivory", "officer")
                .contains("Erased");
        assertThat(count("evidence_chunk WHERE reference")).isZero();
        assertThat(count("trace WHERE reference")).isZero();
        assertThat(count("act_ru_execution WHERE business_key_")).isZero();
        assertThat(count("audit_record WHERE act = 'REQUEST_SUBMITTED' AND reference"))
                .isOne();
        assertThat(current.as(AUDITOR, () -> audit.verify(AUDITOR, List.of())).problem())
                .isNull();
        decide("ncbhead.ken", "HOLD").with(409); // nothing left
    }

    /** One was returned, the other ended undecided with the request. */
    @Test
    void theTextOfSupplementsIsErasedHoweverTheyEnded() {
        reference = walk.acknowledged(flow.submit("agency.idn"));
        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "TAKE_OVER");
        walk.recorded(reference);
        String path = "/api/support-requests/" + reference + "/supplements";
        Map<String, String> fact = Map.of("kind", "FACTS", "text", "The seller has moved.");
        http.post("agency.idn", path, fact).with(201);
        flow.decide(reference, "ncb.idn", "Task_DecideSupplement", "RETURN", "reason", "Where to?");
        http.post("agency.idn", path, fact).with(201);
        desk.as("ncb.idn", () -> withdraw.withdraw(reference, "Solved", desk.officer("ncb.idn")));
        decide("ncbhead.idn", "PROPOSE_ERASURE").with(200);
        decide("auditor", "APPROVE_ERASURE").with(200);

        assertThat(flow.all(
                        "SELECT status || ' ' || content || ' ' || filed_by FROM supplement WHERE reference = ? ORDER BY 1",
                        reference))
                .containsExactly("DECLINED {} erased", "RETURNED {} erased");
    }

    @Test
    void aHoldStopsAnErasureUntilItIsReleased() {
        decide("ncbhead.ken", "PROPOSE_ERASURE");
        decide("auditor", "HOLD").with(200);
        decide("auditor", "APPROVE_ERASURE").with(409);
        decide("ncbhead.ken", "RELEASE").with(200);
        decide("ncbhead.ken", "PROPOSE_ERASURE").with(200);
        decide("auditor", "REJECT_ERASURE").with(200);
        decide("auditor", "APPROVE_ERASURE").with(409);
    }

    @Test
    void theDatabaseItselfErasesNothingThatWasNotApproved() {
        assertThatThrownBy(() -> database.count("KEN", "SELECT relay_erase(?)", reference.value()))
                .hasStackTraceContaining("no approved erasure");
    }

    private void withdraw() {
        desk.as("ncb.ken", () -> withdraw.withdraw(reference, "Solved", desk.officer("ncb.ken")));
    }

    private Answer decide(String user, String action) {
        return http.post(user, retention(), Map.of("action", action, "reason", "Because"));
    }

    private long count(String rows) {
        return administration.queryForObject("SELECT count(*) FROM " + rows + " = ?", Long.class, reference.value());
    }

    private List<String> look(String organisation) {
        Officer relay = Officer.relay(new OrganisationCode(organisation));
        current.as(relay, () -> reviews.announce(relay));
        return letters();
    }

    private List<String> letters() {
        return flow.all("""
                SELECT template || ' ' || organisation || ' ' || language FROM outbox_mail
                 WHERE reference = ? AND template IN ('RETENTION_REVIEW_DUE', 'RETENTION_REMINDER', 'DATA_ERASED')
                 ORDER BY created_at""", reference);
    }

    private void decide(String user, Map<String, String> decision) {
        http.post(user, retention(), decision).with(200);
    }

    private String retention() {
        return "/api/support-requests/" + reference + "/retention";
    }
}
