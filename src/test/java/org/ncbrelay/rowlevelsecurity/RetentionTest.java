package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.audit.ExportAudit;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.RelayTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@RelayTest
class RetentionTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer KENYAN_AUDITOR = new Officer("auditor.ken", KENYA, null, Set.of(Role.AUDITOR));

    private final JdbcTemplate administration;
    private final JdbcTemplate application;
    private final AnnounceReviews reviews;
    private final ExportAudit audit;
    private final CurrentOfficer currentOfficer;
    private final Caller http;
    private final LocalDate today;
    private String reference;

    RetentionTest(
            DatabaseAccess access,
            @LocalServerPort int port,
            JdbcTemplate application,
            AnnounceReviews reviews,
            ExportAudit audit,
            CurrentOfficer currentOfficer,
            Clock clock) {
        this.administration = TestDatabase.administration(access);
        this.application = application;
        this.reviews = reviews;
        this.audit = audit;
        this.currentOfficer = currentOfficer;
        this.http = new Caller("http://localhost:" + port);
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @BeforeEach
    void submit() {
        reference = http.submitSample("agency.ken");
    }

    @Test
    void twoPeopleEraseTheContentOfACaseAndTheAuditStaysValid() {
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
        decide("analyst", "APPROVE_ERASURE").with(403); // no keeper
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
        assertThat(currentOfficer
                        .as(KENYAN_AUDITOR, () -> audit.verify(KENYAN_AUDITOR, List.of()))
                        .problem())
                .isNull();
        decide("ncbhead.ken", "HOLD").with(409); // nothing left
    }

    @Test
    void aHoldStopsAnErasureUntilItIsReleased() {
        withdraw();
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
        withdraw();
        Officer head = new Officer("ncbhead.ken", KENYA, null, Set.of(Role.NCB_HEAD));
        assertThatThrownBy(() ->
                        currentOfficer.as(head, () -> application.queryForList("SELECT relay_erase(?)", reference)))
                .hasStackTraceContaining("no approved erasure");
    }

    private void withdraw() {
        http.post("ncb.ken", "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "Solved"))
                .with(200);
    }

    private Answer decide(String user, String action) {
        String path = "/api/support-requests/" + reference + "/retention";
        return http.post(user, path, Map.of("action", action, "reason", "Because"));
    }

    private int count(String rows) {
        return administration.queryForObject("SELECT count(*) FROM " + rows + " = ?", Integer.class, reference);
    }
}
