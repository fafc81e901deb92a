package org.ncbrelay.adapter.database.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessTokens;
import org.ncbrelay.domain.token.TokenPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tokens as rows; the database audits what is made and revoked. */
@Repository
class JdbcAccessTokens implements AccessTokens {
    private final JdbcClient jdbc;

    JdbcAccessTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(AccessToken token, String digest) {
        jdbc.sql("""
                        INSERT INTO access_token (id, user_id, organisation, name, writes, parts, digest, made_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?)""")
                .params(
                        token.id(),
                        token.userId(),
                        token.organisation().value(),
                        token.name(),
                        token.writes(),
                        token.parts().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                        digest,
                        Rows.at(token.madeAt()),
                        Rows.at(token.expiresAt()))
                .update();
    }

    @Override
    public Optional<AccessToken> find(String digest) {
        return jdbc.sql("SELECT * FROM access_token WHERE digest = ?")
                .param(digest)
                .query((row, n) -> map(row))
                .optional();
    }

    @Override
    public List<AccessToken> of(String userId, Instant since) {
        return jdbc.sql("""
                        SELECT * FROM access_token
                         WHERE user_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY made_at DESC, id""")
                .params(userId, Rows.at(since))
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public void used(UUID id, Instant now) {
        jdbc.sql("UPDATE access_token SET last_used_at = ? WHERE id = ? AND revoked_at IS NULL")
                .params(Rows.at(now), id)
                .update();
    }

    @Override
    public boolean revoke(String userId, UUID id, Instant now) {
        return jdbc.sql("UPDATE access_token SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL")
                        .params(Rows.at(now), id, userId)
                        .update()
                > 0;
    }

    private static AccessToken map(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                new OrganisationCode(row.getString("organisation")),
                row.getString("name"),
                row.getBoolean("writes"),
                Rows.texts(row, "parts").stream().map(TokenPart::valueOf).collect(Collectors.toSet()),
                Rows.instant(row, "made_at"),
                Rows.instant(row, "expires_at"),
                Rows.instant(row, "last_used_at"),
                Rows.instant(row, "revoked_at"));
    }
}
