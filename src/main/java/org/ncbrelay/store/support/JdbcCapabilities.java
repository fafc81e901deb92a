package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.journal.PendingRows;
import org.ncbrelay.store.NoteColumns;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The progress of each capability of a case. */
@Repository
record JdbcCapabilities(JdbcClient jdbc, PendingRows rows) implements Capabilities {
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
    public boolean add(CaseReference reference, Capability capability, Status status, Instant at) {
        return jdbc.sql("""
                        INSERT INTO case_capability (reference, capability, position, status, updated_at)
                        SELECT :reference, :capability, count(*), :status, :at FROM case_capability WHERE reference = :reference
                            ON CONFLICT DO NOTHING""")
                        .param("reference", reference.value())
                        .param("capability", capability.name())
                        .param("status", status.name())
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    @Override
    public List<Progress> of(CaseReference reference) {
        return of(reference, "");
    }

    @Override
    public List<Progress> knownOf(CaseReference reference) {
        return of(
                reference,
                " AND (status <> 'OFFERED' OR relay_reached('INTERPOL', reference, capability, updated_at))");
    }

    private List<Progress> of(CaseReference reference, String known) {
        // Why the NCB withholds a product is for INTERPOL, not for the agency.
        return jdbc.sql("""
                        SELECT capability, status, CASE WHEN open THEN reason END AS reason, CASE WHEN open THEN said END AS said
                          FROM (SELECT *, status <> 'WITHHELD' OR relay_side() <> 'AGENCY' AS open FROM case_capability) c
                         WHERE reference = ?""" + known + " ORDER BY position")
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
