package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Facts about direct contact, which are only ever added, and grants with what became of them. */
@Repository
public class Authorizations {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Authorizations(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

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

    /** The cases of an agency, as the acting organisation sees them, whose newest fact opens the channel or has not yet run out on record; by reference. */
    public List<CaseReference> openedTo(String agency) {
        return jdbc.sql("""
                SELECT r.reference FROM support_request r
                 CROSS JOIN LATERAL (SELECT f.kind FROM authorization_fact f WHERE f.reference = r.reference
                                      ORDER BY f.id DESC LIMIT 1) last
                 WHERE r.agency_code = ? AND last.kind IN ('GRANTED', 'RENEWED', 'RESUMED') ORDER BY r.reference""").param(agency).query(String.class).list().stream()
                .map(CaseReference::new)
                .toList();
    }

    /** @throws org.ncbrelay.domain.Refusal.Conflict if another transaction recorded such a fact first */
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

    /** The newest grant of each case that the acting organisation may see; those that end first come first, at most 500. */
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

    /** @param state {@code GRANTED}, {@code SUSPENDED}, {@code REVOKED}, {@code EXPIRED} or {@code ENDED} */
    public record Grant(
            String reference,
            String country,
            String title,
            String agency,
            String scope,
            Instant validFrom,
            Instant validUntil,
            String grantedBy,
            String state) {}
}
