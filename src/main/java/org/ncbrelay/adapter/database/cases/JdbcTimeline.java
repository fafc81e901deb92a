package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timeline; rows are only ever added. */
@Repository
class JdbcTimeline implements Timeline {
    private final JdbcClient jdbc;

    JdbcTimeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(CaseReference reference, EventKind kind, Officer by, String addressee, String note, Instant at) {
        jdbc.sql("""
                INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, happened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        kind.name(),
                        by.userId(),
                        by.organisation().value(),
                        addressee,
                        note,
                        Rows.at(at))
                .update();
    }
}
