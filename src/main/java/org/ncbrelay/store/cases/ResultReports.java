package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Seized;
import org.ncbrelay.domain.request.Results;
import org.ncbrelay.store.Json;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports of what came of cases; a report is never changed: a further one adds to it, or corrects it and counts in its place. */
@Repository
public record ResultReports(JdbcClient jdbc) {
    /**
     * @param corrects id of the report that it corrects; else null
     * @param official whether the reporter is an official source: the report counts at once then
     */
    public UUID add(CaseReference reference, Results results, UUID corrects, boolean official, String by, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO result_report (id, reference, content, seizures, arrests, accounts_closed, reported_by, reported_at,
                                                   confirmed_by, confirmed_at, corrects)
                        VALUES (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        reference.value(),
                        Json.write(results.toTree()),
                        results.seizures().size(),
                        results.persons(),
                        results.accountsClosed().size(),
                        by,
                        Rows.at(at),
                        official ? by : null,
                        official ? Rows.at(at) : null,
                        corrects)
                .update();
        return id;
    }

    /** Those that the acting organisation may see, in order. */
    public List<Report> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT r.*, r.content AS results, c.id AS corrected_by
                          FROM result_report r LEFT JOIN result_report c ON c.corrects = r.id
                         WHERE r.reference = ? ORDER BY r.reported_at, r.id""")
                .param(reference.value())
                .query(Rows.to(Report.class))
                .list();
    }

    /** @return false if the report was confirmed or corrected before */
    public boolean confirm(UUID id, String by, Instant at) {
        return jdbc.sql("""
                        UPDATE result_report r SET confirmed_by = ?, confirmed_at = ?
                         WHERE r.id = ? AND r.confirmed_at IS NULL
                           AND NOT EXISTS (SELECT FROM result_report c WHERE c.corrects = r.id)""").params(by, Rows.at(at), id).update() == 1;
    }

    /** The confirmed seizures of a calendar year in the cases of the acting country, by day, as they were corrected. */
    public List<Seized> seizures(int year) {
        return jdbc.sql("""
                        SELECT r.reference, s.seizure,
                               coalesce((SELECT a.name FROM agency a WHERE a.code = q.agency_code), 'NCB ' || q.organisation) AS agency
                          FROM result_report r JOIN support_request q USING (reference)
                         CROSS JOIN LATERAL jsonb_array_elements(r.content -> 'seizures') AS s (seizure)
                         WHERE q.organisation = relay_organisation() AND r.confirmed_at IS NOT NULL
                           AND NOT EXISTS (SELECT FROM result_report c WHERE c.corrects = r.id AND c.confirmed_at IS NOT NULL)
                           AND left(s.seizure ->> 'seizedOn', 4) = ?
                         ORDER BY s.seizure ->> 'seizedOn', r.reference, r.reported_at""")
                .param(String.valueOf(year))
                .query(Rows.to(Seized.class))
                .list();
    }

    /**
     * @param results     with the names of the contract
     * @param arrests     persons
     * @param corrects    id of the report in whose place it counts; else null
     * @param correctedBy id of the report that corrects it; else null
     * @param confirmedBy for the official source; null while the NCB has not confirmed the report of an agency that it does not approve
     */
    public record Report(
            UUID id,
            UUID corrects,
            UUID correctedBy,
            Map<String, Object> results,
            int seizures,
            int arrests,
            int accountsClosed,
            String reportedBy,
            Instant reportedAt,
            String confirmedBy,
            Instant confirmedAt) {
        public boolean isConfirmed() {
            return confirmedAt != null;
        }

        /** Whether another report can correct it: one at a time, so that each counts in the place of one. */
        public boolean isCorrectable() {
            return correctedBy == null && (isConfirmed() || corrects == null);
        }
    }
}
