package org.ncbrelay.store.inbox;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.news.NewsPulse;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an officer follows and has seen, of cases and of intelligence. News are events of a followed case since the officer last opened it,
 * but for what the officer did, and for hits where the officer may not learn of them; row-level security leaves the rest out. Events are
 * compared by their number, not by their moment: two may have the same.
 */
@Repository
@Transactional
public class News implements NewsPulse {
    /** More than a page says; our default. */
    public static final int MOST_COUNTED = 100;

    private static final int EVENTS = 10;

    /** Row-level security leaves those of which the reader may learn. */
    private static final String OF_OTHERS = "e.actor <> :user";

    /** What has happened to cases and to intelligence; a reference has events of one of the two. */
    private static final String EVENT = """
            (SELECT t.id, t.reference, 'CASE' AS matter, t.kind, t.actor, t.happened_at FROM timeline_event t
             UNION ALL SELECT i.id, i.reference, 'INTELLIGENCE', i.kind, i.actor, i.happened_at FROM intelligence_event i) e
            """;

    private static final String TOPIC =
            "(SELECT r.topic FROM event_reader r WHERE r.matter = e.matter AND r.kind = e.kind)";

    /** Of the topics that the reader wants. */
    private static final String NEWS = OF_OTHERS + " AND " + TOPIC + " = ANY ((SELECT news_wanted(:user))::text[])";

    /** What is marked as perhaps having news, by its index. */
    private static final String MARKED = """
            case_seen s WHERE s.officer = :user AND s.organisation = :organisation AND s.news_event IS NOT NULL
               AND EXISTS (SELECT 1 FROM followed_case f WHERE f.reference = s.reference AND f.officer = s.officer AND f.organisation = s.organisation)
            """;

    /** Events of one moment in the order of their numbers. */
    private static final String LATEST_FIRST = " ORDER BY s.news_at DESC, s.news_event DESC, s.reference LIMIT ";

    /** The latest that are marked; some may be no news to the reader. */
    private static final String LATEST =
            "(SELECT s.reference, s.seen_event, s.news_event, s.news_at FROM " + MARKED + LATEST_FIRST + "%s) s";

    private static final String CHANGED =
            """
            SELECT s.reference, coalesce(r.title, i.title) AS title, i.source_kind = 'EXTERNAL' AS external, r.status,
                   n.events, n.kinds, n.topics, n.moments
              FROM %s
              LEFT JOIN support_request r USING (reference) LEFT JOIN intelligence i USING (reference)
              CROSS JOIN LATERAL (
                   SELECT count(*) AS events, (array_agg(e.kind ORDER BY e.id DESC))[1\\:%d] AS kinds,
                          (array_agg(%s ORDER BY e.id DESC))[1\\:%d] AS topics,
                          (array_agg(e.happened_at ORDER BY e.id DESC))[1\\:%d] AS moments
                     FROM %s WHERE e.reference = s.reference AND e.id > s.seen_event AND %s) n
             WHERE n.events > 0 AND coalesce(r.title, i.title) IS NOT NULL
            """.formatted(LATEST.formatted("2 * :most"), EVENTS, TOPIC, EVENTS, EVENTS, EVENT, NEWS)
                    + LATEST_FIRST + ":most";

    /** Mostly the marked event is the news, so it is read before all others. */
    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM %s WHERE %s OR %s LIMIT %d) n"
            .formatted(
                    LATEST.formatted(2 * MOST_COUNTED),
                    anyNews("= s.news_event"),
                    anyNews("> s.seen_event"),
                    MOST_COUNTED);

    private static final String STATES = """
            SELECT listed.reference, s.reference IS NOT NULL AS opened,
                   EXISTS (SELECT 1 FROM timeline_event e WHERE e.reference = listed.reference AND e.id > s.seen_event AND %s) AS changed
              FROM unnest(:references::text[]) AS listed (reference)
              LEFT JOIN case_seen s ON s.reference = listed.reference AND s.officer = :user
            """.formatted(OF_OTHERS);

    private final JdbcClient jdbc;

    private static String anyNews(String ids) {
        return "EXISTS (SELECT 1 FROM " + EVENT + " WHERE e.reference = s.reference AND e.id " + ids + " AND " + NEWS
                + ")";
    }

    News(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public boolean isFollowed(CaseReference reference, Officer officer) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM followed_case WHERE reference = ? AND officer = ?)")
                .params(reference.value(), officer.userId())
                .query(Boolean.class)
                .single();
    }

    public void follow(CaseReference reference, Officer officer, Instant at) {
        jdbc.sql("""
                        INSERT INTO followed_case (reference, officer, organisation, followed_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(
                        reference.value(),
                        officer.userId(),
                        officer.organisation().value(),
                        Rows.at(at))
                .update();
    }

    public void unfollow(CaseReference reference, Officer officer) {
        jdbc.sql("DELETE FROM followed_case WHERE reference = ? AND officer = ?")
                .params(reference.value(), officer.userId())
                .update();
    }

    /** Everything that has happened to the case so far is seen now. */
    public void seen(CaseReference reference, Officer officer, Instant at) {
        see("SELECT :reference::text AS reference", officer, at)
                .param("reference", reference.value())
                .update();
    }

    /** The same, for every case that the officer follows. */
    public void allSeen(Officer officer, Instant at) {
        see("SELECT f.reference FROM followed_case f WHERE f.officer = :user", officer, at)
                .update();
    }

    private JdbcClient.StatementSpec see(String which, Officer officer, Instant at) {
        return as(officer, """
                INSERT INTO case_seen (reference, officer, organisation, seen_event, seen_at)
                SELECT c.reference, :user, :organisation, coalesce((SELECT max(e.id) FROM %s WHERE e.reference = c.reference), 0), :at
                  FROM (%s) c
                ON CONFLICT (reference, officer, organisation)
                DO UPDATE SET seen_event = greatest(case_seen.seen_event, excluded.seen_event), seen_at = excluded.seen_at,
                              news_event = CASE WHEN case_seen.news_event > excluded.seen_event THEN case_seen.news_event END
                """.formatted(EVENT, which)).param("at", Rows.at(at));
    }

    /** How far the officer has read each of these; what is no case of a country is left out. */
    @Transactional(readOnly = true)
    public Map<String, ReadState> readStates(Collection<String> references, Officer officer) {
        Map<String, ReadState> states = new HashMap<>();
        String[] cases = references.stream()
                .filter(CaseReference::isWellFormed)
                .filter(reference -> !new CaseReference(reference).isIntelligence())
                .distinct()
                .toArray(String[]::new);
        if (cases.length == 0) return states;
        as(officer, STATES).param("references", cases).query(row -> {
            states.put(row.getString("reference"), state(row));
        });
        return states;
    }

    private static ReadState state(ResultSet row) throws SQLException {
        if (!row.getBoolean("opened")) return ReadState.NEW;
        return row.getBoolean("changed") ? ReadState.CHANGED : ReadState.READ;
    }

    /** How many followed cases have news: {@value #MOST_COUNTED} are counted at most. */
    @Transactional(readOnly = true)
    public int count(Officer officer) {
        return as(officer, COUNT).query(Integer.class).single();
    }

    /** Followed cases with news, the latest first. */
    @Transactional(readOnly = true)
    public List<Changed> changed(Officer officer, int most) {
        return as(officer, CHANGED)
                .param("most", most)
                .query((row, n) -> new Changed(
                        row.getString("reference"),
                        row.getString("title"),
                        row.getBoolean("external") ? Caveat.TEXT : null,
                        row.getString("status"),
                        row.getLong("events"),
                        events(row)))
                .list();
    }

    private static Enum<?> kind(String name, boolean intelligence) {
        return intelligence ? IntelligenceEventKind.valueOf(name) : EventKind.valueOf(name);
    }

    private static List<Happened> events(ResultSet row) throws SQLException {
        boolean intelligence = new CaseReference(row.getString("reference")).isIntelligence();
        List<String> kinds = Rows.texts(row, "kinds");
        List<String> topics = Rows.texts(row, "topics");
        Array moments = row.getArray("moments");
        Timestamp[] at = (Timestamp[]) moments.getArray();
        List<Happened> events = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++)
            events.add(new Happened(kind(kinds.get(i), intelligence), Topic.valueOf(topics.get(i)), at[i].toInstant()));
        return events;
    }

    /** All that the officer follows, by reference. */
    @Transactional(readOnly = true)
    public List<Followed> followed(Officer officer, int most) {
        return as(officer, """
                        SELECT f.reference, coalesce(r.title, i.title) AS title, r.status, f.followed_at AS since,
                               CASE i.source_kind WHEN 'EXTERNAL' THEN :caveat END AS caveat
                          FROM followed_case f LEFT JOIN support_request r USING (reference) LEFT JOIN intelligence i USING (reference)
                         WHERE f.officer = :user AND coalesce(r.title, i.title) IS NOT NULL ORDER BY f.reference LIMIT :most""")
                .param("caveat", Caveat.TEXT)
                .param("most", most)
                .query(Rows.to(Followed.class))
                .list();
    }

    /** What the officer wants; our default where nothing was chosen. */
    @Transactional(readOnly = true)
    public Wanted wanted(Officer officer) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT p.follows_own_work FROM officer_profile p WHERE p.user_id = :user), true) AS own_work,
                               news_wanted(:user) AS topics""")
                .param("user", officer.userId())
                .query(Rows.to(Wanted.class))
                .single();
    }

    public void want(Wanted wanted, Officer officer) {
        jdbc.sql("""
                        INSERT INTO officer_profile (user_id, follows_own_work, news) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET follows_own_work = excluded.follows_own_work, news = excluded.news""")
                .params(
                        officer.userId(),
                        wanted.ownWork(),
                        wanted.topics().stream().map(Enum::name).sorted().toArray(String[]::new))
                .update();
    }

    /** By a function of the owner, which names followers and no case. */
    @Override
    @Transactional(readOnly = true)
    public Beat since(Beat known) {
        return jdbc.sql("""
                        SELECT followers, newest, newest_of_intelligence
                          FROM relay_followers_since(:event::bigint, :ofIntelligence::bigint)""")
                .param("event", known == null ? null : known.newest())
                .param("ofIntelligence", known == null ? null : known.newestOfIntelligence())
                .query(Rows.to(Beat.class))
                .single();
    }

    private JdbcClient.StatementSpec as(Officer officer, String sql) {
        return jdbc.sql(sql)
                .param("user", officer.userId())
                .param("organisation", officer.organisation().value());
    }

    /**
     * A case with its news.
     *
     * @param caveat given where it is intelligence from an external source; else null
     * @param status null for intelligence
     * @param events the newest first, ten at most
     * @param count  of all its news
     */
    public record Changed(
            String reference, String title, String caveat, String status, long count, List<Happened> events) {}

    /**
     * One event; what it is about is read on the page of the case.
     *
     * @param kind an {@link EventKind}, or of intelligence an {@link IntelligenceEventKind}
     */
    public record Happened(Enum<?> kind, Topic topic, Instant at) {}

    /**
     * @param ownWork whether the officer follows by default what they act on
     * @param topics  of which they want news
     */
    public record Wanted(boolean ownWork, Set<Topic> topics) {}

    /** What an event is about; the table {@code event_reader} says it of each kind. */
    public enum Topic {
        /** An acknowledgment, an approval, a refusal, an end. */
        DECISION,
        DELIVERY,
        MESSAGE,
        HIT,
        /** Reminders, letters and steps of the relay. */
        OTHER
    }

    /** @param caveat as of {@link Changed} */
    public record Followed(String reference, String title, String caveat, String status, Instant since) {}

    /** How far an officer has read a case. */
    public enum ReadState {
        /** The officer has never opened it. */
        NEW,
        /** Another officer has done something since the officer last opened it. */
        CHANGED,
        /** Nothing has happened since, or only what the officer did. */
        READ
    }
}
