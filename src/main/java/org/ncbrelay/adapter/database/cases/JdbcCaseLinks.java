package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.CaseLinks;
import org.ncbrelay.domain.casefile.SupportCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Links in PostgreSQL; a trigger writes what a request follows, from its text. */
@Repository
@Transactional
class JdbcCaseLinks implements CaseLinks {
    private final JdbcClient jdbc;

    JdbcCaseLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean canBeFollowed(CaseReference reference, OrganisationCode country) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM support_request WHERE reference = ? AND organisation = ? AND status IN ('CLOSED', 'DECLINED'))")
                .params(reference.value(), country.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void join(SupportCase duplicate, CaseReference standing, Instant at) {
        jdbc.sql(
                        "INSERT INTO case_link (reference, kind, earlier_reference, agency_code, linked_at) VALUES (?, 'JOINED', ?, ?, ?)")
                .params(duplicate.reference().value(), standing.value(), duplicate.agencyCode(), Rows.at(at))
                .update();
    }
}
