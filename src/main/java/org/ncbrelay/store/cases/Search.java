package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Part;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches in everything that the acting officer may read, in addition to the list of cases, which {@code CaseFiles} searches. The
 * database finds ids by its index of words; the rows behind them are then read as any other row is, under row-level security. Messages and
 * files are named by an array of ids: for a join, the planner reads the whole table, and a policy's conditions for each of its rows.
 */
@Repository
@Transactional
public class Search {
    /** Around words that match; no text has these control characters. */
    private static final String START = "\u0002";

    private static final String STOP = "\u0003";

    private static final String OPTIONS =
            "MaxWords=28, MinWords=12, ShortWord=0, MaxFragments=1, StartSel=\"%s\", StopSel=\"%s\""
                    .formatted(START, STOP);

    /** Of the case r: whether the request, or what was added to it, comes from outside law enforcement. */
    static final String EXTERNAL = "(r.content -> 'externalSource' ->> 'name' IS NOT NULL OR EXISTS (SELECT FROM "
            + JdbcCases.ADDED_FROM_OUTSIDE + "))";

    private static final String HITS = """
            WITH question AS MATERIALIZED (SELECT search_question(:words) AS it),
                 found AS MATERIALIZED (
                     SELECT f.kind, f.id, f.place FROM relay_search(:words, :kinds::text[], :size) WITH ORDINALITY AS f (kind, id, place)),
                 listed AS MATERIALIZED (
                     SELECT l.reference, l.place FROM unnest(:cases::text[]) WITH ORDINALITY AS l (reference, place))
            SELECT kind, id, reference, title, snippet, at, external FROM (
                SELECT 'CASE' AS kind, r.reference AS id, r.reference, r.title, r.updated_at AS at, l.place,
                       (SELECT said.part FROM (
                            SELECT ts_headline('simple', left(text #>> '{}', 20000), q.it, :options) AS part
                              FROM jsonb_path_query(r.content, 'strict $.**') AS text
                             WHERE jsonb_typeof(text) = 'string' AND text #>> '{}' ILIKE ANY (:beginnings::text[]) AND text #>> '{}' <> r.title) said
                         WHERE strpos(said.part, :start) > 0 LIMIT 1) AS snippet,
                       %1$s AS external
                  FROM listed l JOIN support_request r USING (reference) CROSS JOIN question q
                UNION ALL
                SELECT f.kind, f.id, i.reference, i.title, i.registered_at, f.place, ts_headline('simple', i.content, q.it, :options),
                       i.source_kind = 'EXTERNAL'
                  FROM found f JOIN intelligence i ON i.reference = f.id AND f.kind = 'INTELLIGENCE' CROSS JOIN question q
                UNION ALL
                SELECT f.kind, f.id, r.reference, r.title, m.sent_at, f.place, ts_headline('simple', m.body, q.it, :options), false
                  FROM case_message m JOIN found f ON f.id = m.id::text AND f.kind = 'MESSAGE'
                  JOIN support_request r USING (reference) CROSS JOIN question q
                 WHERE m.id = ANY (ARRAY(SELECT id::uuid FROM found WHERE kind = 'MESSAGE'))
                UNION ALL
                SELECT f.kind, f.id, e.reference, e.file_name, e.received_at, f.place, ts_headline('simple', e.description, q.it, :options),
                       %1$s OR coalesce(i.source_kind = 'EXTERNAL', false)
                  FROM evidence e JOIN found f ON f.id = e.id::text AND f.kind = 'EVIDENCE'
                  LEFT JOIN support_request r USING (reference) LEFT JOIN intelligence i USING (reference) CROSS JOIN question q
                 WHERE e.id = ANY (ARRAY(SELECT id::uuid FROM found WHERE kind = 'EVIDENCE')) AND e.erased_at IS NULL
                UNION ALL
                SELECT f.kind, f.id, x.code, CASE WHEN x.organisation = :organisation THEN x.name END, x.added_at, f.place,
                       array_to_string(x.expertise, ' '), false
                  FROM found f JOIN expert x ON x.code = f.id AND f.kind = 'EXPERT') hit
             ORDER BY kind, place
            """.formatted(EXTERNAL);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Rows that row-level security takes away after all leave room for others. */
    private static final int SPARE = 20;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final CurrentOfficer officers;

    Search(JdbcClient jdbc, AuditLog audit, CurrentOfficer officers) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.officers = officers;
    }

    /**
     * What matches, the newest of each kind first, each with the part of its text that matches. Every reading is noted.
     *
     * @param words as {@code CaseFiles.Filter#q}
     * @param cases references of cases that match, of which the matching part is wanted
     * @param kinds what else to search; a case is none of them
     * @param most  of each kind
     */
    public List<Hit> of(String words, List<String> cases, Collection<Kind> kinds, int most) {
        List<Hit> found = jdbc
                .sql(HITS)
                .param("words", words)
                .param("kinds", kinds.stream().map(Kind::name).toArray(String[]::new))
                .param("size", most + SPARE)
                .param("cases", cases.toArray(String[]::new))
                .param("options", OPTIONS)
                .param("start", START)
                .param("beginnings", beginnings(words))
                .param("organisation", officers.officer().organisation().value())
                .query(Rows.to(Row.class))
                .list()
                .stream()
                .map(Row::hit)
                .toList();
        List<Hit> shown = first(found, most);
        audit.readAll(
                Read.SEARCH,
                shown.stream()
                        .filter(hit -> hit.kind() != Kind.EXPERT)
                        .map(hit -> new Part(hit.reference(), hit.id()))
                        .toList());
        return shown;
    }

    private static List<Hit> first(List<Hit> found, int most) {
        Map<Kind, List<Hit>> byKind = new TreeMap<>();
        for (Hit hit : found) {
            List<Hit> same = byKind.computeIfAbsent(hit.kind(), none -> new ArrayList<>());
            if (hit.kind() == Kind.CASE || same.size() < most) same.add(hit);
        }
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    /** Patterns for texts that may match: the first letters of each word, as a word stands for all that begin with it and its forms. */
    private static String[] beginnings(String words) {
        return Arrays.stream(BETWEEN_WORDS.split(words))
                .filter(word -> word.length() >= 2)
                .map(word -> '%'
                        + word.substring(
                                0, word.offsetByCodePoints(0, Math.min(4, word.codePointCount(0, word.length()))))
                        + '%')
                .toArray(String[]::new);
    }

    private record Row(
            Kind kind, String id, String reference, String title, String snippet, Instant at, boolean external) {
        Hit hit() {
            return new Hit(kind, id, reference, title, pieces(snippet), at, external ? Caveat.TEXT : null);
        }

        private static List<Piece> pieces(String snippet) {
            List<Piece> pieces = new ArrayList<>();
            if (snippet == null) return pieces;
            for (String part : snippet.split(START)) {
                int stop = part.indexOf(STOP);
                if (stop > 0) pieces.add(new Piece(part.substring(0, stop), true));
                String rest = part.substring(stop + 1);
                if (!rest.isEmpty()) pieces.add(new Piece(rest, false));
            }
            return pieces;
        }
    }

    /** What can be found. */
    public enum Kind {
        CASE,
        INTELLIGENCE,
        MESSAGE,
        EVIDENCE,
        EXPERT
    }

    /**
     * @param id        the reference of a case or of intelligence, the code of an expert; else a UUID
     * @param reference of the case or the intelligence; the code of an expert
     * @param title     of the case or the intelligence; the name of a file or, within the own country, of an expert
     * @param snippet   around the match; empty where only the title matches; of an expert the fields of expertise
     * @param caveat    of Annex 2.1, where the source is external; else null
     */
    public record Hit(
            Kind kind, String id, String reference, String title, List<Piece> snippet, Instant at, String caveat) {}

    /** A piece of a snippet: words that match, or those between. */
    public record Piece(String text, boolean matches) {}
}
