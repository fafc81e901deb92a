package org.ncbrelay.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.WrittenRequests;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;

/** Which of many requests somebody wrote. */
@AdapterTest
record JdbcAuthorshipTest(WrittenRequests requests, CaseRows rows, CurrentOfficer current) {
    private static final CaseReference FILED = new CaseReference("KEN-2026-000001");
    private static final CaseReference CORRECTED = new CaseReference("KEN-2026-000002");
    private static final CaseReference OF_ANOTHER = new CaseReference("FRA-2026-000001");

    @BeforeEach
    void threeCases() {
        rows.clear();
        for (CaseReference each : List.of(FILED, CORRECTED, OF_ANOTHER)) rows.acknowledged(each);
        rows.administration().execute("""
                SET session_replication_role = replica;
                UPDATE support_request SET submitted_by = 'solo' WHERE reference IN ('%s', '%s');
                INSERT INTO request_version (reference, version, content, written_by, written_at)
                VALUES ('%s', 2, '{}', 'solo', now());
                SET session_replication_role = DEFAULT""".formatted(FILED, OF_ANOTHER, CORRECTED));
    }

    @AfterEach
    void noCases() {
        rows.clear();
    }

    @Test
    void aRequestIsOfWhoFiledItAndOfWhoCorrectedIt() {
        assertThat(by("solo", "other")).containsExactlyInAnyOrder(FILED, CORRECTED);
        assertThat(by("agency")).containsExactly(CORRECTED);
        assertThat(by("other")).isEmpty();
        assertThat(by()).isEmpty();
    }

    @Test
    void onlyTheGivenCasesAreAnswered() {
        Set<CaseReference> found = as(() -> requests.by(List.of("solo"), List.of(CORRECTED)));
        assertThat(found).containsExactly(CORRECTED);
    }

    private Set<CaseReference> by(String... userIds) {
        return as(() -> requests.by(List.of(userIds), List.of(FILED, CORRECTED, OF_ANOTHER)));
    }

    private <T> T as(Supplier<T> work) {
        return current.as(Officer.relay(new OrganisationCode("KEN")), work);
    }
}
