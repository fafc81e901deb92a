package org.ncbrelay.adapter.database.people;

import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.directory.OfficerContacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads names and addresses from the engine's users. */
@Repository
class JdbcOfficerContacts implements OfficerContacts {
    private final JdbcClient jdbc;

    JdbcOfficerContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Contact> of(String userId) {
        return jdbc.sql("""
                        SELECT trim(concat_ws(' ', first, last)) AS name, coalesce(email, '') AS email FROM engine_user WHERE id = ?""").param(userId).query(Rows.to(Contact.class)).optional();
    }
}
