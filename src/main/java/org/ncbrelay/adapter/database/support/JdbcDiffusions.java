package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Part;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.notices.Diffusions;
import org.ncbrelay.domain.notices.Diffusions.Diffusion;
import org.ncbrelay.domain.notices.OfficialNumbers;
import org.ncbrelay.domain.notices.OfficialNumbers.Series;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Diffusions and notices, with the receivers that may read them, and numbers by a counter row: one whose transaction was rolled back is used again. */
@Repository
record JdbcDiffusions(JdbcClient jdbc, AuditLog audit) implements Diffusions, OfficialNumbers {
    @Override
    public void send(Diffusion diffusion, Officer by) {
        jdbc.sql("""
                INSERT INTO diffusion (number, reference, colour, receivers, title, body, sent_by, sent_at)
                VALUES (:number, :reference, :colour, :receivers, :title, :text, :sentBy, :sentAt)""")
                .paramSource(Rows.of(diffusion).addValue("sentBy", by.userId()))
                .update();
    }

    @Override
    public void cancel(String number, String reason, Instant at) {
        jdbc.sql("UPDATE diffusion SET cancelled_at = ?, cancel_reason = ? WHERE number = ? AND cancelled_at IS NULL")
                .params(Rows.at(at), reason, number)
                .update();
    }

    @Override
    public List<Diffusion> visible() {
        return read("true", null);
    }

    @Override
    public List<Diffusion> visible(boolean notices) {
        return read(notices ? "colour IS NOT NULL" : "colour IS NULL", null);
    }

    @Override
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

    @Override
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
}
