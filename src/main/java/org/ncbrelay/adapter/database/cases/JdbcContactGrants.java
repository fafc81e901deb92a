package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.authorization.ContactGrants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Grants with what became of them, from the facts in their order. */
@Repository
class JdbcContactGrants implements ContactGrants {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    JdbcContactGrants(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    @Transactional
    public List<Grant> all(Instant now) {
        audit.read(Read.LIST, "grants");
        return jdbc.sql("""
                        SELECT * FROM (SELECT g.reference, r.organisation AS country, r.title, g.agency, g.scope, g.valid_from, g.valid_until,
                               g.recorded_by AS granted_by,
                               CASE WHEN last.kind IN ('SUSPENDED', 'REVOKED', 'EXPIRED') THEN last.kind
                                    WHEN g.valid_until <= :now THEN 'EXPIRED' ELSE 'LIVE' END AS state
                          FROM authorization_fact g JOIN support_request r USING (reference)
                         CROSS JOIN LATERAL (SELECT l.kind FROM authorization_fact l WHERE l.reference = g.reference
                                              ORDER BY l.id DESC LIMIT 1) last
                         WHERE g.kind = 'GRANTED') granted
                         ORDER BY state = 'LIVE' DESC, valid_until, reference LIMIT 500""")
                .param("now", Rows.at(now))
                .query(Rows.to(Grant.class))
                .list();
    }
}
