package org.ncbrelay.adapter.database.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChange.State;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.administration.Proposal.PasswordHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes as rows; the database audits each entry and each decision, and lets none be decided twice. */
@Repository
class JdbcAdministrationChanges implements AdministrationChanges {
    private final JdbcClient jdbc;

    JdbcAdministrationChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AdministrationChange add(AdministrationChange change) {
        PasswordHash password = change.proposal().password();
        return change.numbered(jdbc.sql("""
                INSERT INTO administration_change (kind, subject, object, details, password_hash, password_salt, organisation, asked_by,
                        asked_at, expires_at, state, decided_by, decided_at)
                VALUES (:kind, :subject, :object, :details::jsonb, :passwordHash, :passwordSalt, :organisation, :askedBy, :askedAt,
                        :expiresAt, :state, :decidedBy, :decidedAt)
                RETURNING number""")
                .paramSource(Rows.of(change)
                        .addValue("passwordHash", password == null ? null : password.hash())
                        .addValue("passwordSalt", password == null ? null : password.salt()))
                .query(Long.class)
                .single());
    }

    @Override
    public Optional<AdministrationChange> lock(long number) {
        return jdbc.sql("SELECT * FROM administration_change WHERE number = ? FOR UPDATE")
                .param(number)
                .query((row, n) -> map(row))
                .optional();
    }

    @Override
    public void decide(AdministrationChange change) {
        int decided = jdbc.sql("""
                        UPDATE administration_change
                           SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt, organisation = :organisation,
                               password_hash = NULL, password_salt = NULL
                         WHERE number = :number AND state = 'PENDING'""").paramSource(Rows.of(change)).update();
        if (decided == 0)
            throw new Refusal.Conflict("refused.changeDecided", "Change %s is no longer pending.", change.number());
    }

    @Override
    public void expire(Instant now) {
        jdbc.sql("""
                UPDATE administration_change
                   SET state = 'EXPIRED', decided_by = :relay, decided_at = :now, password_hash = NULL, password_salt = NULL
                 WHERE state = 'PENDING' AND expires_at <= :now""").param("relay", Officer.RELAY).param("now", Rows.at(now)).update();
    }

    @Override
    public Optional<AdministrationChange> waiting(Proposal proposal) {
        return jdbc.sql("""
                        SELECT * FROM administration_change
                         WHERE state = 'PENDING' AND kind = ? AND subject = ? AND object IS NOT DISTINCT FROM ?
                         ORDER BY number LIMIT 1""")
                .params(proposal.kind().name(), proposal.subject(), proposal.object())
                .query((row, n) -> map(row))
                .optional();
    }

    @Override
    public boolean everHadTwoOperators() {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM administration_change
                                        WHERE state = 'CONFIRMED' OR state = 'MADE_ALONE' AND kind = 'ADD_TO_GROUP')""").query(Boolean.class).single();
    }

    @Override
    public List<AdministrationChange> pending() {
        return jdbc.sql("SELECT * FROM administration_change WHERE state = 'PENDING' ORDER BY number")
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public List<AdministrationChange> decided(int limit) {
        return jdbc.sql("SELECT * FROM administration_change WHERE state <> 'PENDING' ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public List<AdministrationChange> ofActingOrganisation(int limit) {
        return jdbc.sql("""
                        SELECT * FROM administration_change WHERE organisation = relay_organisation()
                         ORDER BY number DESC LIMIT ?""").param(limit).query((row, n) -> map(row)).list();
    }

    private AdministrationChange map(ResultSet row) throws SQLException {
        String hash = row.getString("password_hash");
        Map<String, String> details = Json.read(row.getString("details")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return new AdministrationChange(
                row.getLong("number"),
                new Proposal(
                        ChangeKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("object"),
                        details,
                        hash == null ? null : new PasswordHash(hash, row.getString("password_salt"))),
                new OrganisationCode(row.getString("organisation")),
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                Rows.instant(row, "expires_at"),
                State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"));
    }
}
