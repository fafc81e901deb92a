package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Part;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Diffusions and notices with the receivers that may read them, and their numbers per series and year: one whose transaction was rolled back is used again. */
@Repository
public record Diffusions(JdbcClient jdbc, AuditLog audit) {
    public void send(Diffusion diffusion, Officer by) {
        jdbc.sql("""
                INSERT INTO diffusion (number, reference, colour, receivers, title, body, sent_by, sent_at)
                VALUES (:number, :reference, :colour, :receivers, :title, :text, :sentBy, :sentAt)""")
                .paramSource(Rows.of(diffusion).addValue("sentBy", by.userId()))
                .update();
    }

    /** Tells the receivers that it must not be used any more: a diffusion is cancelled, a notice withdrawn. */
    public void cancel(String number, String reason, Instant at) {
        jdbc.sql("UPDATE diffusion SET cancelled_at = ?, cancel_reason = ? WHERE number = ? AND cancelled_at IS NULL")
                .params(Rows.at(at), reason, number)
                .update();
    }

    /** Diffusions and notices that the acting organisation sent, reviews or received; newest first. */
    public List<Diffusion> visible() {
        return read("true", null);
    }

    /** The notices among them, or the diffusions alone. */
    public List<Diffusion> visible(boolean notices) {
        return read(notices ? "colour IS NOT NULL" : "colour IS NULL", null);
    }

    /** Those that were sent from one case; newest first. */
    public List<Diffusion> of(CaseReference reference) {
        return read("reference = :reference", reference.value());
    }

    private List<Diffusion> read(String which, String reference) {
        List<Diffusion> visible = jdbc.sql("SELECT *, body AS text FROM diffusion WHERE " + which
                        + " ORDER BY sent_at DESC, number DESC LIMIT 200")
                .param("reference", reference)
                .query(Rows.to(Diffusion.class))
                .list();
        audit.readAll(
                Read.DIFFUSION,
                visible.stream()
                        .map(shown -> new Part(shown.reference().value(), shown.number()))
                        .toList());
        return visible;
    }

    /** The next one, such as {@code NOTICE-2026-000017}. */
    public String next(Series series, int year) {
        long number = jdbc.sql("""
                        INSERT INTO official_number (series, year, last) SELECT :series, :year, b.first FROM relay_number_block(:year) b
                        ON CONFLICT (series, year) DO UPDATE SET last = greatest(official_number.last + 1, excluded.last) RETURNING last""")
                .param("series", series.name())
                .param("year", year)
                .query(Long.class)
                .single();
        return "%s-%04d-%06d".formatted(series, year, number);
    }

    /**
     * A message to picked countries.
     *
     * @param colour      of a notice; null for a diffusion
     * @param cancelledAt null while it is in force
     */
    public record Diffusion(
            String number,
            CaseReference reference,
            NoticeColour colour,
            List<OrganisationCode> receivers,
            String title,
            String text,
            Instant sentAt,
            Instant cancelledAt,
            String cancelReason) {
        public boolean isNotice() {
            return colour != null;
        }
    }

    /** What is numbered. */
    public enum Series {
        NOTICE,
        DIFFUSION
    }
}
