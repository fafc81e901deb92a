package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.PrincipalNameIndexResolver;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The repository of Spring Session. A request reads its session by one statement, and writes it only if a value changed, whichever way, or
 * if the stored time of its last use is a minute old.
 */
final class DatabaseSessions implements SessionRepository<MapSession> {
    /** How old the stored time of the last use may be: the idle end comes by so much earlier at most. Our default. */
    private static final Duration UNWRITTEN = Duration.ofMinutes(1);

    private static final String READ = DatabaseSessions.class.getName() + ".read";

    private final PrincipalNameIndexResolver<MapSession> principals = new PrincipalNameIndexResolver<>();
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final SealedValues values;
    private final HashedSessionIds ids;
    private final Duration idle;
    private final Consumer<String> ended;

    /**
     * @param transactions of their own, whatever the caller is in
     * @param idle         after which a session ends that is not used
     * @param ended        called with the id of a session that ended here
     */
    DatabaseSessions(
            JdbcClient jdbc,
            TransactionOperations transactions,
            SealedValues values,
            HashedSessionIds ids,
            Duration idle,
            Consumer<String> ended) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.values = values;
        this.ids = ids;
        this.idle = idle;
        this.ended = ended;
    }

    @Override
    public MapSession createSession() {
        MapSession session = new MapSession(ids);
        session.setMaxInactiveInterval(idle);
        return remembered(new Stored(session, null, session.getCreationTime()));
    }

    @Override
    public MapSession findById(String id) {
        Optional<Stored> known = ofRequest().filter(read -> read.session.getId().equals(id));
        if (known.isPresent()) return known.get().session;
        return jdbc.sql("""
                        SELECT s.creation_time, s.last_access_time, s.max_inactive_interval, a.attribute_name, a.attribute_bytes
                          FROM relay_session s LEFT JOIN relay_session_attributes a ON a.session_primary_id = s.primary_id
                         WHERE s.session_id = :id AND s.expiry_time > :now""")
                .param("id", id)
                .param("now", StoredSessions.now())
                .query((ResultSet rows) -> Optional.ofNullable(rows.next() ? session(id, rows) : null))
                .orElse(null);
    }

    private MapSession session(String id, ResultSet rows) throws SQLException {
        MapSession session = new MapSession(id);
        session.setSessionIdGenerator(ids);
        session.setCreationTime(Instant.ofEpochMilli(rows.getLong(1)));
        session.setLastAccessedTime(Instant.ofEpochMilli(rows.getLong(2)));
        session.setMaxInactiveInterval(Duration.ofSeconds(rows.getLong(3)));
        // Another thread that writes a part of the answer asks only whether the session is there.
        if (RequestContextHolder.getRequestAttributes() == null) return session;
        Stored stored = new Stored(session, id, session.getLastAccessedTime());
        SecretKey key = SealedValues.key(ids.secretOf(id));
        do {
            String name = rows.getString(4);
            SealedValues.Opened opened = name == null ? null : values.open(key, rows.getBytes(5));
            if (opened == null) continue;
            session.setAttribute(name, opened.value());
            stored.values.put(name, opened.plain());
        } while (rows.next());
        return remembered(stored);
    }

    /** A session that a user ended while its last request was answered stays ended. */
    @Override
    public void save(MapSession session) {
        // Of a request that another thread answers in part, the own thread saves the session.
        Stored stored = ofRequest().filter(read -> read.session == session).orElse(null);
        if (stored == null) return;
        boolean isNewKey = !session.getId().equals(stored.id);
        Map<String, byte[]> plain = new HashMap<>();
        session.getAttributeNames()
                .forEach(name -> plain.put(name, SealedValues.serialised(session.getAttribute(name))));
        Set<String> changed = new HashSet<>(plain.keySet());
        changed.removeIf(name -> !isNewKey && Arrays.equals(plain.get(name), stored.values.get(name)));
        Set<String> removed = new HashSet<>(stored.values.keySet());
        removed.removeAll(plain.keySet());
        if (!isNewKey && changed.isEmpty() && removed.isEmpty() && used(stored).equals(stored.used)) return;
        transactions.executeWithoutResult(transaction -> {
            if (stored.id == null) insert(stored);
            else if (update(stored) == 0) return;
            removed.forEach(name -> value(session, name, """
                    DELETE FROM relay_session_attributes USING relay_session
                     WHERE primary_id = session_primary_id AND session_id = :id AND attribute_name = :name""").update());
            SecretKey key = SealedValues.key(ids.secretOf(session.getId()));
            changed.forEach(name -> value(session, name, """
                    INSERT INTO relay_session_attributes (session_primary_id, attribute_name, attribute_bytes)
                    SELECT primary_id, :name, :bytes FROM relay_session WHERE session_id = :id
                    ON CONFLICT (session_primary_id, attribute_name) DO UPDATE SET attribute_bytes = excluded.attribute_bytes""")
                    .param("bytes", values.seal(key, session.getAttribute(name), plain.get(name)))
                    .update());
        });
        stored.used = used(stored);
        stored.id = session.getId();
        stored.values = plain;
    }

    private void insert(Stored stored) {
        row(stored, """
                INSERT INTO relay_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval,
                                           expiry_time, principal_name)
                VALUES (:primary, :id, :created, :used, :idle, :used + 1000 * :idle, :principal)""")
                .param("primary", UUID.randomUUID().toString())
                .param("created", stored.session.getCreationTime().toEpochMilli())
                .update();
    }

    private int update(Stored stored) {
        return row(stored, """
                UPDATE relay_session
                   SET session_id = :id, last_access_time = :used, max_inactive_interval = :idle,
                       expiry_time = :used + 1000 * :idle, principal_name = :principal
                 WHERE session_id = :stored""").param("stored", stored.id).update();
    }

    private JdbcClient.StatementSpec row(Stored stored, String sql) {
        String principal = principals
                .resolveIndexesFor(stored.session)
                .get(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
        return jdbc.sql(sql)
                .param("id", stored.session.getId())
                .param("used", used(stored).toEpochMilli())
                .param("idle", stored.session.getMaxInactiveInterval().toSeconds())
                .param("principal", principal);
    }

    private JdbcClient.StatementSpec value(MapSession session, String name, String sql) {
        return jdbc.sql(sql).param("id", session.getId()).param("name", name);
    }

    @Override
    public void deleteById(String id) {
        Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .ifPresent(request -> request.removeAttribute(READ, RequestAttributes.SCOPE_REQUEST));
        jdbc.sql("DELETE FROM relay_session WHERE session_id = ?").param(id).update();
        ended.accept(id);
    }

    /** When the session of this request was used last, from which its idle end counts. */
    Instant lastUsed() {
        return used(ofRequest().orElseThrow());
    }

    /** To ask when the session ends is no use of it. */
    private static Instant used(Stored stored) {
        Instant now = stored.session.getLastAccessedTime();
        boolean counts = !now.isBefore(stored.used.plus(UNWRITTEN)) && !asksForTheEnd();
        return counts ? now : stored.used;
    }

    private static boolean asksForTheEnd() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getMethod().equals("GET")
                && request.getRequestURI().equals(request.getContextPath() + RemainingTime.PATH);
    }

    private static MapSession remembered(Stored stored) {
        RequestContextHolder.currentRequestAttributes().setAttribute(READ, stored, RequestAttributes.SCOPE_REQUEST);
        return stored.session;
    }

    private static Optional<Stored> ofRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> (Stored) request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST));
    }

    /** The session of a request, and which part of it the database has. */
    private static final class Stored {
        private final MapSession session;
        private String id;
        private Instant used;
        private Map<String, byte[]> values = new HashMap<>();

        /** @param id null if the database does not have the session yet */
        Stored(MapSession session, String id, Instant used) {
            this.session = session;
            this.id = id;
            this.used = used;
        }
    }
}
