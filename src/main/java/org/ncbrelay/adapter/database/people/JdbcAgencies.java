package org.ncbrelay.adapter.database.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.Agencies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of agencies; approvals are only ever added. */
@Repository
record JdbcAgencies(JdbcClient jdbc) implements Agencies {
    private static final String SELECT = """
            SELECT a.code, a.organisation, a.name, a.mail_address, coalesce(d.approved, false) AS approved, d.decided_at AS since, d.decided_by, d.reason
              FROM agency a LEFT JOIN LATERAL (SELECT * FROM agency_approval p WHERE p.agency_code = a.code ORDER BY p.id DESC LIMIT 1) d ON true""";

    @Override
    public List<Registered> ofActingCountry() {
        return jdbc.sql(
                        SELECT
                                + " WHERE a.organisation = relay_organisation() OR relay_organisation() = 'INTERPOL' ORDER BY a.code")
                .query(Rows.to(Registered.class))
                .list();
    }

    @Override
    public Optional<Registered> find(String code) {
        return jdbc.sql(SELECT + " WHERE a.code = ?")
                .param(code)
                .query(Rows.to(Registered.class))
                .optional();
    }

    @Override
    public Optional<String> mailOf(String code) {
        return jdbc.sql("SELECT mail_address FROM agency WHERE code = ? AND mail_address IS NOT NULL")
                .param(code)
                .query(String.class)
                .optional();
    }

    @Override
    public void decide(String code, boolean approved, String reason, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO agency_approval (agency_code, organisation, approved, reason, decided_by, decided_at)
                SELECT code, organisation, ?, ?, ?, ? FROM agency WHERE code = ?""").params(approved, reason, by.userId(), Rows.at(at), code).update();
    }
}
