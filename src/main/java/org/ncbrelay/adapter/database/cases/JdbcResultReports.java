package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.ResultReports;
import org.ncbrelay.domain.request.Results;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports of results in PostgreSQL. */
@Repository
record JdbcResultReports(JdbcClient jdbc) implements ResultReports {
    @Override
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

    @Override
    public List<Report> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT r.*, r.content AS results, c.id AS corrected_by
                          FROM result_report r LEFT JOIN result_report c ON c.corrects = r.id
                         WHERE r.reference = ? ORDER BY r.reported_at, r.id""")
                .param(reference.value())
                .query(Rows.to(Report.class))
                .list();
    }

    @Override
    public boolean confirm(UUID id, String by, Instant at) {
        return jdbc.sql("""
                        UPDATE result_report r SET confirmed_by = ?, confirmed_at = ?
                         WHERE r.id = ? AND r.confirmed_at IS NULL
                           AND NOT EXISTS (SELECT FROM result_report c WHERE c.corrects = r.id)""").params(by, Rows.at(at), id).update() == 1;
    }

    @Override
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
}
