package org.ncbrelay.adapter.database.people;

import java.time.Clock;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Decider;
import org.ncbrelay.domain.assignment.Deciders;
import org.ncbrelay.domain.assignment.Office;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads an office from the engine's users, as {@link JdbcColleagues} does; absences are those that the acting organisation sees. */
@Repository
class JdbcDeciders implements Deciders {
    private static final String OF_OFFICE = """
            SELECT u.id_, NOT EXISTS (SELECT 1 FROM absence a WHERE a.absent = u.id_ AND %s) AS present
              FROM act_id_tenant_member m JOIN act_id_user u ON u.id_ = m.user_id_ LEFT JOIN officer_profile p ON p.user_id = u.id_
             WHERE m.tenant_id_ = :organisation
               AND (p.organisation = :organisation
                    OR p.organisation IS NULL AND (SELECT count(*) FROM act_id_tenant_member o WHERE o.user_id_ = u.id_) = 1)
               AND EXISTS (SELECT 1 FROM act_id_membership g WHERE g.user_id_ = u.id_ AND g.group_id_ = ANY (:groups))
             ORDER BY u.id_
            """.formatted(JdbcAbsences.RUNS);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcDeciders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Decider> of(Office office) {
        return jdbc.sql(OF_OFFICE)
                .param("organisation", office.organisation().value())
                .param("groups", office.roles().stream().map(Role::group).toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> new Decider(row.getString("id_"), row.getBoolean("present")))
                .list();
    }
}
