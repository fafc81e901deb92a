package org.ncbrelay.store.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of national agencies with their NCB's approval to engage directly with INTERPOL (Annex 1.1); approvals are only ever added. */
@Repository
public class Agencies {
    private final JdbcClient jdbc;

    Agencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SELECT = """
            SELECT a.code, a.organisation, a.name, a.mail_address, coalesce(d.approved, false) AS approved, d.decided_at AS since, d.decided_by, d.reason
              FROM agency a LEFT JOIN LATERAL (SELECT * FROM agency_approval p WHERE p.agency_code = a.code ORDER BY p.id DESC LIMIT 1) d ON true""";

    public List<RegisteredAgency> ofActingCountry() {
        return jdbc.sql(
                        SELECT
                                + " WHERE a.organisation = relay_organisation() OR relay_organisation() = 'INTERPOL' ORDER BY a.code")
                .query(Rows.to(RegisteredAgency.class))
                .list();
    }

    public Optional<RegisteredAgency> find(String code) {
        return jdbc.sql(SELECT + " WHERE a.code = ?")
                .param(code)
                .query(Rows.to(RegisteredAgency.class))
                .optional();
    }

    /** Where letters to the agency go; empty if none is registered. */
    public Optional<String> mailOf(String code) {
        return jdbc.sql("SELECT mail_address FROM agency WHERE code = ? AND mail_address IS NOT NULL")
                .param(code)
                .query(String.class)
                .optional();
    }

    public void decide(String code, boolean approved, String reason, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO agency_approval (agency_code, organisation, approved, reason, decided_by, decided_at)
                SELECT code, organisation, ?, ?, ?, ? FROM agency WHERE code = ?""").params(approved, reason, by.userId(), Rows.at(at), code).update();
    }
}
