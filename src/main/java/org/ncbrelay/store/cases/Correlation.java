package org.ncbrelay.store.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.correlation.HitQuestion;
import org.ncbrelay.domain.correlation.Traces.Trace;
import org.ncbrelay.journal.PendingRows;
import org.ncbrelay.store.Rows;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Traces that occur in more than one case; what the acting organisation may know of the other case, and no more: only the function
 * {@code relay_hits} of the database compares them across countries.
 */
@Repository
public class Correlation {
    private final JdbcClient jdbc;
    private final PendingRows rows;

    Correlation(JdbcClient jdbc, PendingRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param restricted countries that must not learn of the case */
    public void keep(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at) {
        List<String> hidden = restricted.stream().map(OrganisationCode::value).toList();
        for (Trace trace : traces)
            rows.add(
                    "traces",
                    Map.of(
                            "reference", reference.value(),
                            "organisation", reference.organisation().value(),
                            "restricted", hidden,
                            "kept_at", at,
                            "kind", trace.kind().name(),
                            "value", trace.value()));
    }

    /** Puts the traces of a corrected request in the place of those it had. */
    public void replace(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at) {
        jdbc.sql("DELETE FROM trace WHERE reference = ?")
                .param(reference.value())
                .update();
        keep(reference, traces, restricted, at);
    }

    /**
     * The newest 200, newest first; none before both cases are recorded, none for a case of another country, and for a country none
     * that was not announced to the owner of the other case.
     */
    public List<Hit> hits(CaseReference reference) {
        return found(reference).hits();
    }

    /** The same, and whether the case is searched, as of one moment. */
    public Found found(CaseReference reference) {
        List<FoundRow> rows = jdbc.sql("""
                        SELECT searched, id, kind, value, other_reference AS reference, other_country AS country, kept_at AS since,
                               question_state AS question, answer
                          FROM relay_is_searched(:case) AS searched
                          LEFT JOIN relay_hits(:case) h ON NOT EXISTS (
                               SELECT FROM case_link l
                                WHERE (l.reference, l.earlier_reference) IN ((:case, h.other_reference), (h.other_reference, :case)))""")
                .param("case", reference.value())
                .query(Rows.to(FoundRow.class))
                .list();
        return new Found(
                rows.get(0).searched(),
                rows.stream().map(FoundRow::hit).filter(Objects::nonNull).toList());
    }

    /**
     * Notes that the country of the case is going to be shown matches with cases of other countries, the newest first and as many as
     * the limits still allow, and answers whose cases these are, each once. To be called for INTERPOL, which alone knows both sides.
     *
     * @return empty if there is no match that is not announced
     */
    public Optional<List<CaseReference>> announce(CaseReference reference, HitLimits limits, Instant at) {
        if (!hasUnannounced(reference)) return Optional.empty();
        // Two officers who look at once are shown no more than one would be.
        Rows.lock(jdbc, "hits of " + reference.organisation());
        int left = limits.left(announcedSince(reference.organisation(), at.minus(HitLimits.DAY))
                .matches());
        return Optional.of(jdbc
                .sql("""
                        INSERT INTO hit_notice (hit_id, kind, value, owner, owner_reference, asking, asking_reference, told_at)
                        SELECT h.id, h.kind, h.value, h.owner, h.owner_reference, ?, ?, ? FROM relay_hits_to_announce(?) h LIMIT ?
                        ON CONFLICT DO NOTHING RETURNING owner_reference""")
                .params(reference.organisation().value(), reference.value(), Rows.at(at), reference.value(), left)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .map(CaseReference::new)
                .toList());
    }

    private boolean hasUnannounced(CaseReference reference) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM relay_hits_to_announce(?))")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Whose case a match was announced to; to be called for INTERPOL.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if it was not announced
     */
    public CaseReference ownerOf(UUID hit) {
        return jdbc.sql("SELECT owner_reference FROM hit_notice WHERE hit_id = ?")
                .param(hit)
                .query((row, n) -> new CaseReference(row.getString("owner_reference")))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** How many matches a country was shown since then; to be called for INTERPOL. */
    public Recent announcedSince(OrganisationCode shownTo, Instant since) {
        return jdbc.sql(
                        "SELECT count(*) AS matches, min(told_at) AS oldest FROM hit_notice WHERE asking = ? AND told_at > ?")
                .params(shownTo.value(), Rows.at(since))
                .query(Rows.to(Recent.class))
                .single();
    }

    /** Which traces of a case of the acting organisation were shown to other countries as matched, newest first, at most 200. */
    public List<Shown> shownToOthers(CaseReference reference) {
        return jdbc.sql("""
                        SELECT kind, value, asking AS country, told_at AS at FROM hit_notice
                         WHERE owner_reference = ? ORDER BY told_at DESC, hit_id LIMIT 200""")
                .param(reference.value())
                .query(Rows.to(Shown.class))
                .list();
    }

    /** To be called for INTERPOL, which alone knows both sides. */
    public void ask(HitQuestion question) {
        try {
            jdbc.sql("""
                INSERT INTO hit_question (id, hit_id, kind, owner, owner_reference, asking, asking_reference, question, asked_by,
                        asked_at)
                VALUES (:id, :hitId, :kind, :owner, :ownerReference, :asking, :askingReference, :text, :askedBy, :askedAt)""")
                    .paramSource(Rows.of(question)
                            .addValue(
                                    "owner",
                                    question.ownerReference().organisation().value())
                            .addValue(
                                    "asking",
                                    question.askingReference().organisation().value()))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal.Conflict("refused.askedHit", "The owner of this hit was asked before.");
        }
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if it is not a question to the acting organisation */
    public HitQuestion question(UUID id) {
        return jdbc.sql("SELECT q.*, q.question AS text FROM hit_question q WHERE id = ?")
                .param(id)
                .query(Rows.to(HitQuestion.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    public void answer(UUID id, boolean disclosed, String answer, Officer by, Instant at) {
        int changed = jdbc.sql("""
                        UPDATE hit_question SET outcome = ?, answer = ?, answered_by = ?, answered_at = ?
                         WHERE id = ? AND outcome IS NULL""")
                .params(disclosed ? "DISCLOSED" : "DECLINED", answer, by.userId(), Rows.at(at), id)
                .update();
        if (changed == 0) throw new Refusal.Conflict("The question was answered before.");
    }

    /** @param searched whether the traces of the case are written; until then it has no hits */
    public record Found(boolean searched, List<Hit> hits) {}

    /** @param hit null in the one row of a case without hits */
    record FoundRow(boolean searched, Hit hit) {}

    /**
     * One trace in one other case.
     *
     * @param id        the same at every reading; tells nothing
     * @param value     the trace as it is compared; it occurs in the reader's own case too
     * @param reference the other case; null where the reader may not know
     * @param country   whose it is; null likewise
     * @param since     when the other case was filed; null likewise
     * @param question  {@code ASKED}, {@code DISCLOSED} or {@code DECLINED}; null if no one asked
     * @param answer    null if there is none
     */
    public record Hit(
            UUID id,
            Trace.TraceKind kind,
            String value,
            String reference,
            String country,
            Instant since,
            String question,
            String answer) {
        public boolean isUnanswered() {
            return "ASKED".equals(question);
        }
    }

    /**
     * Matches that a country was shown.
     *
     * @param oldest null if there are none
     */
    public record Recent(int matches, Instant oldest) {}

    /**
     * A trace that another country was shown as matched.
     *
     * @param country whose bureau looked
     */
    public record Shown(Trace.TraceKind kind, String value, String country, Instant at) {}

    /**
     * How many traces of other countries' cases one National Central Bureau is shown as matched. A bureau could otherwise file requests
     * with guessed traces and read from the hits what others work on.
     *
     * @param perDay new matches in any 24 hours, at least 1; our default is 50, far above what a bureau meets in its daily work
     */
    public record HitLimits(int perDay) {
        /** The time over which matches are counted. */
        public static final Duration DAY = Duration.ofHours(24);

        public HitLimits {
            if (perDay < 1) throw new IllegalArgumentException("relay.hits.per-day must be at least 1");
        }

        /**
         * How many more matches may be shown.
         *
         * @param shown matches shown in the last {@link #DAY}
         */
        public int left(int shown) {
            return Math.max(0, perDay - shown);
        }
    }
}
