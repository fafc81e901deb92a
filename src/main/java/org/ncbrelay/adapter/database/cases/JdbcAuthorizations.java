package org.ncbrelay.adapter.database.cases;

import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.SupportCase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts about direct contact; rows are only ever added. */
@Repository
class JdbcAuthorizations implements Authorizations {
    private final JdbcClient jdbc;

    JdbcAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Authorization of(SupportCase request) {
        return new Authorization(
                request,
                jdbc.sql("""
                SELECT kind, agency, scope, valid_from, valid_until, reason, recorded_by, recorded_at
                  FROM authorization_fact WHERE reference = ? ORDER BY id""")
                        .param(request.reference().value())
                        .query(Rows.to(AuthorizationFact.class))
                        .list());
    }

    @Override
    public void add(SupportCase request, AuthorizationFact fact) {
        try {
            jdbc.sql("""
                INSERT INTO authorization_fact (reference, kind, agency, scope, valid_from, valid_until, reason, recorded_by, recorded_at)
                VALUES (:reference, :kind, :agency, :scope, :validFrom, :validUntil, :reason, :recordedBy, :recordedAt)""")
                    .paramSource(Rows.of(fact)
                            .addValue("reference", request.reference().value()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal.Conflict("Direct contact has been decided by somebody else.");
        }
    }
}
