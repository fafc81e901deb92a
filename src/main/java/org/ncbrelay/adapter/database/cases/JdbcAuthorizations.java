package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.authorization.ContactGrants;
import org.ncbrelay.domain.casefile.SupportCase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Facts about direct contact, which are only ever added, and grants with what became of them. */
@Repository
class JdbcAuthorizations implements Authorizations, ContactGrants {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    JdbcAuthorizations(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
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
    public List<CaseReference> openedTo(String agency) {
        return jdbc.sql("""
                SELECT r.reference FROM support_request r
                 CROSS JOIN LATERAL (SELECT f.kind FROM authorization_fact f WHERE f.reference = r.reference
                                      ORDER BY f.id DESC LIMIT 1) last
                 WHERE r.agency_code = ? AND last.kind IN ('GRANTED', 'RENEWED', 'RESUMED') ORDER BY r.reference""").param(agency).query(String.class).list().stream()
                .map(CaseReference::new)
                .toList();
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
        } catch (DataIntegrityViolationException e) {
            throw new Refusal.Conflict("Direct contact has been decided by somebody else.");
        }
    }

    @Override
    @Transactional
    public List<Grant> all(Instant now) {
        audit.read(Read.LIST, "grants");
        return jdbc.sql("""
                        SELECT * FROM (SELECT DISTINCT ON (g.reference) g.reference, r.organisation AS country, r.title,
                               coalesce((SELECT a.name FROM agency a WHERE a.code = r.agency_code), 'NCB ' || r.organisation) AS agency, g.scope, g.valid_from, g.valid_until,
                               g.recorded_by AS granted_by,
                               CASE WHEN last.kind IN ('SUSPENDED', 'REVOKED', 'EXPIRED', 'ENDED') THEN last.kind
                                    WHEN g.valid_until <= :now THEN 'EXPIRED' ELSE 'GRANTED' END AS state
                          FROM authorization_fact g JOIN support_request r USING (reference)
                         CROSS JOIN LATERAL (SELECT l.kind FROM authorization_fact l WHERE l.reference = g.reference
                                              ORDER BY l.id DESC LIMIT 1) last
                         WHERE g.kind IN ('GRANTED', 'RENEWED') ORDER BY g.reference, g.id DESC) granted
                         ORDER BY state = 'GRANTED' DESC, valid_until, reference LIMIT 500""")
                .param("now", Rows.at(now))
                .query(Rows.to(Grant.class))
                .list();
    }
}
