package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.store.Json;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded steps of cases, which are only ever added. */
@Repository
public record StepRecords(JdbcClient jdbc) {
    /** Adds what a rule recorded of a capability's support. */
    public void add(
            CaseReference reference,
            Capability capability,
            StepKind kind,
            Map<String, Object> answers,
            Officer by,
            Instant at) {
        jdbc.sql("""
                INSERT INTO step_record (reference, capability, kind, answers, recorded_by, organisation, recorded_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        reference.value(),
                        capability.name(),
                        kind.name(),
                        Json.write(answers),
                        by.userId(),
                        by.organisation().value(),
                        Rows.at(at))
                .update();
    }

    /** Adds the answers to a task's form. */
    public void add(CaseReference reference, Answered answered, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO step_record (reference, capability, process, node, form, round, answers, readers, recorded_by, organisation,
                        recorded_at)
                SELECT :reference, :capability, :process, :node, :form, count(*) + 1, :answers::jsonb, :readers, :recordedBy, :organisation,
                       :recordedAt
                  FROM step_record WHERE reference = :reference AND process = :process AND node = :node""")
                .paramSource(Rows.of(answered)
                        .addValue("reference", reference.value())
                        .addValue("recordedBy", by.userId())
                        .addValue("organisation", by.organisation().value())
                        .addValue("recordedAt", Rows.at(at)))
                .update();
    }

    /** In order, as far as they have reached who acts. */
    public List<StepRecord> all(CaseReference reference) {
        return steps(" WHERE reference = ?", reference.value());
    }

    /** The same of one capability. */
    public List<StepRecord> of(CaseReference reference, Capability capability) {
        return steps(" WHERE reference = ? AND capability = ?", reference.value(), capability.name());
    }

    private List<StepRecord> steps(String which, Object... parameters) {
        return jdbc.sql("""
                        SELECT capability, kind, process, node, form, round, answers, recorded_by, organisation, recorded_at
                          FROM step_record""" + which + " ORDER BY id")
                .params(parameters)
                .query(Rows.to(StepRecord.class))
                .list();
    }

    /**
     * The accepted answers to the form of a task.
     *
     * @param capability null for a step of the case as a whole
     * @param readers    who reads them, of those who see the case
     * @param note       what the timeline says
     */
    public record Answered(
            Capability capability,
            String process,
            String node,
            String form,
            Map<String, Object> answers,
            Readers readers,
            Note note) {}

    /** Who reads the answers to a form, of those who see the case; the property {@code readers} of its task says it. */
    public enum Readers {
        /** The side that answered and the NCB; the other side once the channel has passed it on (Annex 1.1). */
        REACHED,
        /** INTERPOL and the NCB; the agency whose case it is while direct contact is open (Annex 1.1, 1.2). */
        CONTACT,
        /** The NCB and INTERPOL (our default). */
        BUREAUS,
        /** INTERPOL alone (our default). */
        INTERPOL
    }
}
