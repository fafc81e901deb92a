package org.ncbrelay.adapter.database.support;

import java.util.List;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps of support; rows are only ever added. */
@Repository
class JdbcSupportSteps implements SupportSteps {
    private final JdbcClient jdbc;
    private final Json json;

    JdbcSupportSteps(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void add(CaseReference reference, Capability capability, CapabilityStep step) {
        jdbc.sql("""
                INSERT INTO capability_step (reference, capability, kind, content, recorded_by, organisation, recorded_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        reference.value(),
                        capability.name(),
                        step.kind().name(),
                        json.write(step.content()),
                        step.recordedBy(),
                        step.organisation().value(),
                        Rows.at(step.recordedAt()))
                .update();
    }

    @Override
    public List<CapabilityStep> of(CaseReference reference, Capability capability) {
        return jdbc.sql("""
                        SELECT kind, content, recorded_by, organisation, recorded_at FROM capability_step
                         WHERE reference = ? AND capability = ? ORDER BY id""")
                .params(reference.value(), capability.name())
                .query((row, n) -> new CapabilityStep(
                        StepKind.valueOf(row.getString("kind")),
                        json.read(row.getString("content")),
                        row.getString("recorded_by"),
                        new OrganisationCode(row.getString("organisation")),
                        Rows.instant(row, "recorded_at")))
                .list();
    }
}
