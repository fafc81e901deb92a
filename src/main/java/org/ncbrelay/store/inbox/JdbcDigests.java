package org.ncbrelay.store.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.news.Digests;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How often each user wants a letter about news, stored with the other preferences. */
@Repository
@Transactional
class JdbcDigests implements Digests {
    private final JdbcClient jdbc;

    JdbcDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DigestChoice> of(String userId) {
        return jdbc.sql("SELECT digest FROM officer_profile WHERE user_id = ? AND digest IS NOT NULL")
                .param(userId)
                .query((row, n) -> Rows.choice(row, "digest", DigestChoice.class))
                .optional();
    }

    @Override
    public void choose(String userId, DigestChoice choice, Instant due) {
        jdbc.sql("""
                        INSERT INTO officer_profile (user_id, digest, digest_due_at) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET digest = excluded.digest, digest_due_at = excluded.digest_due_at""").params(userId, choice.name(), Rows.at(due)).update();
    }

    @Override
    public void stop(String userId) {
        jdbc.sql("UPDATE officer_profile SET digest = NULL, digest_due_at = NULL WHERE user_id = ?")
                .param(userId)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Due> dueAt(Instant now, int most) {
        return jdbc.sql("""
                        SELECT user_id, digest AS choice, digest_due_at AS at FROM officer_profile
                         WHERE digest_due_at <= ? ORDER BY digest_due_at, user_id LIMIT ?""")
                .params(Rows.at(now), most)
                .query(Rows.to(Due.class))
                .list();
    }

    @Override
    public boolean moveOn(Due due, Instant next) {
        return jdbc.sql("UPDATE officer_profile SET digest_due_at = ? WHERE user_id = ? AND digest_due_at = ?")
                        .params(Rows.at(next), due.userId(), Rows.at(due.at()))
                        .update()
                > 0;
    }
}
