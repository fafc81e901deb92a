package org.ncbrelay.security.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.LoginLimits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions as rows, for all that Spring Session does not do with them: to list and to end those of one user. */
@Repository
public record StoredSessions(
        JdbcClient jdbc,
        SealedValues values,
        EngineUsers users,
        WatchedSessions watched,
        LoginLimits limits,
        Clock clock)
        implements Sessions {
    @Override
    public List<OpenSession> of(String userId) {
        String stamp = users.findOnce(userId).map(EngineUser::stamp).orElse(null);
        Instant oldest = clock.instant().minus(limits.longestSession());
        return jdbc
                .sql("""
                        SELECT s.session_id, s.last_access_time, a.attribute_bytes
                          FROM relay_session s JOIN relay_session_attributes a
                            ON a.session_primary_id = s.primary_id AND a.attribute_name = :place
                         WHERE s.principal_name = :user AND s.expiry_time > :now ORDER BY s.last_access_time DESC""")
                .param("place", SessionPlace.ATTRIBUTE)
                .param("user", userId)
                .param("now", now())
                .query((row, number) -> open(row, stamp, oldest))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Map<String, Integer> counts(Collection<String> userIds) {
        Map<String, Integer> counts = new HashMap<>();
        if (userIds.isEmpty()) return counts;
        jdbc.sql("""
                        SELECT principal_name, count(*) FROM relay_session
                         WHERE principal_name IN (:users) AND expiry_time > :now GROUP BY principal_name""").param("users", userIds).param("now", now()).query(row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }

    @Override
    public boolean end(String userId, String id) {
        int ended = jdbc.sql("DELETE FROM relay_session WHERE principal_name = :user AND session_id = :id")
                .param("user", userId)
                .param("id", id)
                .update();
        if (ended > 0) watched.ended(id);
        return ended > 0;
    }

    @Override
    public int endAll(String userId, Set<String> kept) {
        List<String> ended = jdbc.sql(
                        "DELETE FROM relay_session WHERE principal_name = :user AND session_id NOT IN (:kept) RETURNING session_id")
                .param("user", userId)
                .param("kept", kept.isEmpty() ? Set.of("") : kept)
                .query(String.class)
                .list();
        ended.forEach(watched::ended);
        return ended.size();
    }

    /** Ends what is too many once one more session begins: those that were used least lately (OWASP ASVS 5.0, 7.1.2). */
    void makeRoom(String userId, String begun) {
        jdbc.sql("""
                        DELETE FROM relay_session WHERE session_id IN (
                            SELECT session_id FROM relay_session WHERE principal_name = :user AND session_id <> :begun AND expiry_time > :now
                             ORDER BY last_access_time DESC, creation_time DESC OFFSET :others)
                         RETURNING session_id""")
                .param("user", userId)
                .param("begun", begun)
                .param("now", now())
                .param("others", limits.sessionsPerUser() - 1)
                .query(String.class)
                .list()
                .forEach(watched::ended);
    }

    /** Removes those that have ended by themselves; what another node removes at the same time is left to it. */
    public void removeEnded() {
        jdbc.sql("""
                        DELETE FROM relay_session WHERE session_id IN (
                            SELECT session_id FROM relay_session WHERE expiry_time < :now FOR UPDATE SKIP LOCKED)""").param("now", now()).update();
    }

    /** Milliseconds, by the clock of Spring Session, which sets the times of a session. */
    static long now() {
        return Clock.systemUTC().millis();
    }

    /** @return null for what opens nothing any more */
    private OpenSession open(ResultSet row, String stamp, Instant oldest) throws SQLException {
        SealedValues.Opened opened = values.open(null, row.getBytes(3));
        if (opened == null
                || !(opened.value() instanceof SessionPlace place)
                || !place.stamp().equals(stamp)
                || !place.since().isAfter(oldest)) return null;
        Instant used = Instant.ofEpochMilli(row.getLong(2));
        return new OpenSession(row.getString(1), place.since(), used, place.browser(), place.system(), place.address());
    }
}
