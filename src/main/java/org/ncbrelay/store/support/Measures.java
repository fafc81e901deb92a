package org.ncbrelay.store.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The measures of cases; each is one row and ends once, done or undone. Other countries see those that name them. */
@Repository
public class Measures {
    private final JdbcClient jdbc;

    Measures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void take(Measure measure, Officer by) {
        jdbc.sql("""
                INSERT INTO measure (id, reference, capability, kind, name, countries, taken_by, taken_at)
                VALUES (:id, :reference, :capability, :kind, :name, :countries, :takenBy, :takenAt)""")
                .paramSource(Rows.of(measure).addValue("takenBy", by.userId()))
                .update();
    }

    /** In force now, in the order in which they were taken. */
    public List<Measure> live(CaseReference reference) {
        return jdbc.sql("SELECT * FROM measure WHERE reference = ? AND outcome IS NULL ORDER BY taken_at, kind, name")
                .param(reference.value())
                .query(Rows.to(Measure.class))
                .list();
    }

    /**
     * What is live of a case besides its request, by kind and last day: it continues where the case ends and nothing undoes it (our default).
     * Live measures, running preservation requests, and the follow-ups that stand at a node of their diagram.
     */
    public List<Continuing> continuing(CaseReference reference) {
        return jdbc.sql("""
                        SELECT 'measure' AS list, kind, name, NULL::date AS until FROM measure WHERE reference = :reference AND outcome IS NULL
                        UNION ALL
                        SELECT 'process', 'preservation', provider, expires_at FROM preservation_request WHERE reference = :reference AND outcome IS NULL
                        UNION
                        SELECT 'process', process, NULL, NULL FROM case_place
                         WHERE reference = :reference AND left_at IS NULL AND process IN ('istRecall', 'istFollowUp', 'capacityFollowUp')
                         ORDER BY list, kind, until, name""")
                .param("reference", reference.value())
                .query(Rows.to(Continuing.class))
                .list();
    }

    public void end(Measure measure, Outcome outcome, Officer by, Instant at) {
        jdbc.sql("UPDATE measure SET outcome = ?, ended_by = ?, ended_at = ? WHERE id = ? AND outcome IS NULL")
                .params(outcome.name(), by.userId(), Rows.at(at), measure.id())
                .update();
    }

    /**
     * @param name      a number, or the code of an expert; null where the kind says all
     * @param countries other countries that it reaches
     */
    public record Measure(
            UUID id,
            CaseReference reference,
            Capability capability,
            MeasureKind kind,
            String name,
            List<OrganisationCode> countries,
            Instant takenAt) {
        /** The countries by name, where they are at most 20 (our default); beyond that its number leads to them. */
        public List<OrganisationCode> namedCountries() {
            return countries.size() > 20 && name != null ? List.of() : countries;
        }
    }

    /**
     * @param list  {@code measure}, or {@code process} where kind is the id of the diagram of a flow of its own
     * @param name  a number, a platform, or the code of an expert; null where the kind says all
     * @param until last day; null where none is set
     */
    public record Continuing(String list, String kind, String name, LocalDate until) {
        /** A withdrawal undoes each measure, and ends the follow-up of a mission. */
        public boolean outlivesWithdrawal() {
            return list.equals("process") && !kind.equals("istFollowUp");
        }
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        UNDONE
    }
}
