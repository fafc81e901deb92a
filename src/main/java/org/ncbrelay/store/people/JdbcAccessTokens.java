package org.ncbrelay.store.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessTokens;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tokens as rows; the database audits what is made and revoked. */
@Repository
record JdbcAccessTokens(JdbcClient jdbc) implements AccessTokens {
    @Override
    public void add(AccessToken token, String digest) {
        jdbc.sql("""
                        INSERT INTO access_token (id, user_id, organisation, name, writes, parts, digest, made_at, expires_at)
                        VALUES (:id, :userId, :organisation, :name, :writes, :parts, :digest, :madeAt, :expiresAt)""").paramSource(Rows.of(token).addValue("digest", digest)).update();
    }

    @Override
    public Optional<AccessToken> find(String digest) {
        return jdbc.sql("SELECT * FROM access_token WHERE digest = ?")
                .param(digest)
                .query(Rows.to(AccessToken.class))
                .optional();
    }

    @Override
    public List<AccessToken> of(String userId, Instant since) {
        return jdbc.sql("""
                        SELECT * FROM access_token
                         WHERE user_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY made_at DESC, id""")
                .params(userId, Rows.at(since))
                .query(Rows.to(AccessToken.class))
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

    @Override
    public void revokeAll(String userId, Instant now) {
        jdbc.sql("UPDATE access_token SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL")
                .params(Rows.at(now), userId)
                .update();
    }
}
