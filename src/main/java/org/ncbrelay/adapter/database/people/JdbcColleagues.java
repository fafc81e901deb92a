package org.ncbrelay.adapter.database.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.directory.OfficerContacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads who serves an organisation from the engine's users, as the login does: the profile chooses where somebody has several. */
@Repository
class JdbcColleagues implements Colleagues, OfficerContacts {
    private static final String OF_ORGANISATION = """
            SELECT u.id, u.first, u.last, p.agency_code, m.tenant_id,
                   ARRAY(SELECT g.group_id FROM engine_group_member g WHERE g.user_id = u.id ORDER BY 1) AS groups
              FROM engine_tenant_member m JOIN engine_user u ON u.id = m.user_id LEFT JOIN officer_profile p ON p.user_id = u.id
             WHERE m.tenant_id = :organisation
               AND (p.organisation = :organisation
                    OR p.organisation IS NULL AND (SELECT count(*) FROM engine_tenant_member o WHERE o.user_id = u.id) = 1)
             ORDER BY u.id
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
        String name = Stream.of(row.getString("first"), row.getString("last"))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Colleague(
                new Officer(
                        row.getString("id"),
                        new OrganisationCode(row.getString("tenant_id")),
                        row.getString("agency_code"),
                        roles),
                name);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Contact> of(String userId) {
        return jdbc.sql("""
                        SELECT trim(concat_ws(' ', first, last)) AS name, coalesce(email, '') AS email FROM engine_user WHERE id = ?""").param(userId).query(Rows.to(Contact.class)).optional();
    }
}
