package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Progress of each capability of a case. */
@Repository
class JdbcCapabilities implements Capabilities {
    private final JdbcClient jdbc;

    JdbcCapabilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void request(CaseReference reference, List<Capability> capabilities, Instant at) {
        String[] names = capabilities.stream().map(Enum::name).toArray(String[]::new);
        jdbc.sql("""
                        INSERT INTO case_capability (reference, capability, position, status, updated_at)
                        SELECT ?, wanted.capability, wanted.position - 1, 'REQUESTED', ?
                          FROM unnest(?) WITH ORDINALITY AS wanted (capability, position)""").params(reference.value(), Rows.at(at), names).update();
    }

    @Override
    public List<Progress> of(CaseReference reference) {
        return jdbc.sql("SELECT capability, status, reason FROM case_capability WHERE reference = ? ORDER BY position")
                .param(reference.value())
                .query((row, n) -> new Progress(
                        Capability.valueOf(row.getString("capability")),
                        Status.valueOf(row.getString("status")),
                        row.getString("reason")))
                .list();
    }

    @Override
    public void change(
            CaseReference reference, Capability capability, Status status, Optional<String> reason, Instant at) {
        jdbc.sql(
                        "UPDATE case_capability SET status = ?, reason = ?, updated_at = ? WHERE reference = ? AND capability = ?")
                .params(status.name(), reason.orElse(null), Rows.at(at), reference.value(), capability.name())
                .update();
    }

    @Override
    public void endOpen(CaseReference reference, Status status, String reason, Instant at) {
        for (Progress progress : of(reference))
            if (progress.status().isOpen())
                change(reference, progress.capability(), status, Optional.ofNullable(reason), at);
    }
}
