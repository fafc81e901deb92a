package org.ncbrelay.store.cases;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which cases of a country belong together: a request follows one that has ended, or a duplicate was joined to the standing case. */
@Repository
@Transactional
public class CaseLinks {
    private final JdbcClient jdbc;

    CaseLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this is a case of the country that {@link org.ncbrelay.domain.casefile.CaseStatus#canBeFollowed}, and open to who acts. */
    public boolean canBeFollowed(CaseReference reference, OrganisationCode country) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM support_request WHERE reference = ? AND organisation = ? AND status IN ('CLOSED', 'DECLINED'))")
                .params(reference.value(), country.value())
                .query(Boolean.class)
                .single();
    }

    /** Makes the agency of a duplicate a party of the standing case, from that moment on; an act of their NCB. */
    public void join(SupportCase duplicate, CaseReference standing, Instant at) {
        jdbc.sql(
                        "INSERT INTO case_link (reference, kind, earlier_reference, agency_code, linked_at) VALUES (?, 'JOINED', ?, ?, ?)")
                .params(duplicate.reference().value(), standing.value(), duplicate.agencyCode(), Rows.at(at))
                .update();
    }
}
