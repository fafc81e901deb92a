package org.ncbrelay.adapter.database.intelligence;

import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceTimeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timeline of intelligence; rows are only ever added. */
@Repository
class JdbcIntelligenceTimeline implements IntelligenceTimeline {
    private final JdbcClient jdbc;

    JdbcIntelligenceTimeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(
            CaseReference reference,
            IntelligenceEventKind kind,
            Officer by,
            Optional<OrganisationCode> country,
            Optional<String> addressee,
            Optional<String> note,
            Instant at) {
        jdbc.sql("""
                INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, addressee, note, happened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        country.map(OrganisationCode::value).orElse(null),
                        kind.name(),
                        by.userId(),
                        by.organisation().value(),
                        addressee.orElse(null),
                        note.orElse(null),
                        Rows.at(at))
                .update();
    }
}
