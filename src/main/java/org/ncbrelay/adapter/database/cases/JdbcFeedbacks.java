package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Feedbacks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Feedback and closing; rows are only ever added. */
@Repository
class JdbcFeedbacks implements Feedbacks {
    private final JdbcClient jdbc;

    JdbcFeedbacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(CaseReference reference, FeedbackKind kind, String outcome, String note, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO feedback (reference, kind, outcome, note, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference.value(), kind.name(), outcome, note, by.userId(), Rows.at(at))
                .update();
    }
}
