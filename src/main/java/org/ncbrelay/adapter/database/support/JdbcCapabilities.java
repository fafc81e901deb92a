package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.NoteColumns;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Progress of each capability of a case. */
@Repository
class JdbcCapabilities implements Capabilities {
    private final JdbcClient jdbc;
    private final PendingRows rows;

    JdbcCapabilities(JdbcClient jdbc, PendingRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public void request(CaseReference reference, List<Capability> capabilities, Instant at) {
        for (int position = 0; position < capabilities.size(); position++)
            rows.add(
                    "capabilities",
                    Map.of(
                            "reference", reference.value(),
                            "capability", capabilities.get(position).name(),
                            "position", position,
                            "status", Status.REQUESTED.name(),
                            "updated_at", at));
    }

    @Override
    public List<Progress> of(CaseReference reference) {
        return jdbc.sql(
                        "SELECT capability, status, reason, said FROM case_capability WHERE reference = ? ORDER BY position")
                .param(reference.value())
                .query(Rows.to(Progress.class))
                .list();
    }

    @Override
    public void change(CaseReference reference, Capability capability, Status status, Note reason, Instant at) {
        jdbc.sql("""
                        UPDATE case_capability SET status = ?, reason = ?, said = ?::jsonb, updated_at = ?
                         WHERE reference = ? AND capability = ?""")
                .params(
                        status.name(),
                        NoteColumns.text(reason),
                        NoteColumns.said(reason),
                        Rows.at(at),
                        reference.value(),
                        capability.name())
                .update();
    }

    @Override
    public void endOpen(CaseReference reference, Status status, Note reason, Instant at) {
        for (Progress progress : of(reference))
            if (progress.status().isOpen()) change(reference, progress.capability(), status, reason, at);
    }
}
