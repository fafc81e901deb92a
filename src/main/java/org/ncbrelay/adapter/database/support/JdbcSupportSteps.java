package org.ncbrelay.adapter.database.support;

import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.SupportSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps of support; rows are only ever added. */
@Repository
class JdbcSupportSteps implements SupportSteps {
    private final JdbcClient jdbc;

    JdbcSupportSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(CaseReference reference, Capability capability, CapabilityStep step) {
        jdbc.sql("""
                INSERT INTO capability_step (reference, capability, kind, content, recorded_by, organisation, recorded_at)
                VALUES (:reference, :capability, :kind, :content::jsonb, :recordedBy, :organisation, :recordedAt)""")
                .paramSource(Rows.of(step)
                        .addValue("reference", reference.value())
                        .addValue("capability", capability.name()))
                .update();
    }

    @Override
    public List<CapabilityStep> of(CaseReference reference, Capability capability) {
        return jdbc.sql("""
                        SELECT kind, content, recorded_by, organisation, recorded_at FROM capability_step
                         WHERE reference = ? AND capability = ? ORDER BY id""")
                .params(reference.value(), capability.name())
                .query(Rows.to(CapabilityStep.class))
                .list();
    }
}
