package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.TestDatabase;

/** What the source learns about the data of its case: the review, a reminder if it does not answer, and the erasure. */
class RetentionLettersTest extends FlowTestCase {
    private final WithdrawRequest withdraw;
    private final AnnounceReviews reviews;
    private final CurrentOfficer current;
    private final Caller http;
    private final DatabaseAccess access;
    private CaseReference reference;

    RetentionLettersTest(
            WithdrawRequest withdraw,
            AnnounceReviews reviews,
            CurrentOfficer current,
            DatabaseAccess access,
            Caller http) {
        this.withdraw = withdraw;
        this.reviews = reviews;
        this.current = current;
        this.access = access;
        this.http = http;
    }

    @BeforeEach
    void endACaseWhoseRetentionIsShort() {
        reference = flow.submit("agency.ken", body -> body.put("retentionUntil", "2026-12-01"));
        desk.as("ncb.ken", () -> withdraw.withdraw(reference, "Solved", desk.officer("ncb.ken")));
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

    @Test
    void whenTheDataAreErasedTheSourceIsInformedAndNoSentLetterNamesAnOfficer() {
        TestDatabase.administration(access)
                .update("UPDATE outbox_mail SET sent_at = now() WHERE reference = ?", reference.value());
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
