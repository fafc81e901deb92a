package org.ncbrelay.adapter.database.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleague;
import org.ncbrelay.domain.absence.Colleagues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads who serves an organisation from the engine's users, as the login does: the profile chooses where somebody has several. */
@Repository
class JdbcColleagues implements Colleagues {
    private static final String OF_ORGANISATION = """
            SELECT u.id_, u.first_, u.last_, p.agency_code, m.tenant_id_,
                   ARRAY(SELECT g.group_id_ FROM act_id_membership g WHERE g.user_id_ = u.id_ ORDER BY 1) AS groups
              FROM act_id_tenant_member m JOIN act_id_user u ON u.id_ = m.user_id_ LEFT JOIN officer_profile p ON p.user_id = u.id_
             WHERE m.tenant_id_ = :organisation
               AND (p.organisation = :organisation
                    OR p.organisation IS NULL AND (SELECT count(*) FROM act_id_tenant_member o WHERE o.user_id_ = u.id_) = 1)
             ORDER BY u.id_
            """;

    private final JdbcClient jdbc;

    JdbcColleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Colleague> of(OrganisationCode organisation) {
        return jdbc.sql(OF_ORGANISATION)
                .param("organisation", organisation.value())
                .query((row, n) -> map(row))
                .list();
    }

    private static Colleague map(ResultSet row) throws SQLException {
        Set<Role> roles = Rows.texts(row, "groups").stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .collect(Collectors.toSet());
        String name = Stream.of(row.getString("first_"), row.getString("last_"))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Colleague(
                new Officer(
                        row.getString("id_"),
                        new OrganisationCode(row.getString("tenant_id_")),
                        row.getString("agency_code"),
                        roles),
                name);
    }
}
