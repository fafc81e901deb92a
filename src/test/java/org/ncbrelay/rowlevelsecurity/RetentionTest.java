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
import org.ncbrelay.support.RelayTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
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
    private final Http http;
    private final LocalDate today;
    private String reference;

    @Autowired
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
        this.http = new Http(port);
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @BeforeEach
    void submit() {
        reference = http.submitted("agency.ken");
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
        assertThat(decide("ncbhead.ken", "PROPOSE_ERASURE").status())
                .as("still open")
                .isEqualTo(409);
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM trace WHERE reference = ?", Integer.class, reference))
                .isPositive();
        withdraw();
        assertThat(decide("ncbhead.ken", "APPROVE_ERASURE").status()).isEqualTo(409);
        assertThat(decide("ncbhead.ken", "PROPOSE_ERASURE").status()).isEqualTo(200);
        assertThat(decide("ncbhead.ken", "APPROVE_ERASURE").status())
                .as("alone")
                .isEqualTo(403);
        assertThat(decide("ncbhead.idn", "APPROVE_ERASURE").status())
                .as("foreign")
                .isEqualTo(404);
        assertThat(decide("analyst", "APPROVE_ERASURE").status())
                .as("no keeper")
                .isEqualTo(403);
        Answer erased = decide("auditor", "APPROVE_ERASURE");
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(erased.json().path("erased").asBoolean()).isTrue();

        assertThat(http.get("ncb.ken", path).text())
                .doesNotContain("ivory", "Ivory", "officer")
                .contains("Erased");
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM evidence_chunk WHERE reference = ?", Integer.class, reference))
                .isZero();
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM trace WHERE reference = ?", Integer.class, reference))
                .isZero();
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM act_ru_execution WHERE business_key_ = ?", Integer.class, reference))
                .isZero();
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM audit_record WHERE reference = ? AND act = 'REQUEST_SUBMITTED'",
                        Integer.class,
                        reference))
                .isOne();
        assertThat(currentOfficer
                        .as(KENYAN_AUDITOR, () -> audit.verify(KENYAN_AUDITOR, List.of()))
                        .problem())
                .isNull();
        assertThat(decide("ncbhead.ken", "HOLD").status()).as("nothing left").isEqualTo(409);
    }

    @Test
    void aHoldStopsAnErasureUntilItIsReleased() {
        withdraw();
        decide("ncbhead.ken", "PROPOSE_ERASURE");
        assertThat(decide("auditor", "HOLD").status()).isEqualTo(200);
        assertThat(decide("auditor", "APPROVE_ERASURE").status()).isEqualTo(409);
        assertThat(decide("ncbhead.ken", "RELEASE").status()).isEqualTo(200);
        assertThat(decide("ncbhead.ken", "PROPOSE_ERASURE").status()).isEqualTo(200);
        assertThat(decide("auditor", "REJECT_ERASURE").status()).isEqualTo(200);
        assertThat(decide("auditor", "APPROVE_ERASURE").status()).isEqualTo(409);
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
        Answer withdrawn =
                http.post("ncb.ken", "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "Solved"));
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
    }

    private Answer decide(String user, String action) {
        return http.post(user, retention(), Map.of("action", action, "reason", "Because"));
    }

    private String retention() {
        return "/api/support-requests/" + reference + "/retention";
    }
}
