package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.store.Rows;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roster of experts: a country sees its own, INTERPOL those that their countries let it find. */
@Repository
public class Experts {
    private final JdbcClient jdbc;

    Experts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.ncbrelay.domain.Refusal.Conflict if the code was given to another expert at the same moment */
    public void add(Expert expert, Officer by, Instant at) {
        try {
            jdbc.sql("""
                INSERT INTO expert (code, organisation, user_id, name, expertise, languages, clearance, available, on_roster, added_by,
                        added_at)
                VALUES (:code, :organisation, :userId, :name, :expertise, :languages, :clearance, :available, :onRoster, :addedBy,
                        :addedAt)""")
                    .paramSource(
                            Rows.of(expert).addValue("addedBy", by.userId()).addValue("addedAt", Rows.at(at)))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refusal.Conflict(
                    "refused.expertBusy", "Somebody else has just added an expert; please try again.");
        }
    }

    /**
     * Replaces what is said of the expert with that code.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if the acting organisation keeps no such expert
     */
    public void change(Expert expert, Officer by, Instant at) {
        int changed = jdbc.sql("""
                        UPDATE expert SET user_id = :userId, name = :name, expertise = :expertise, languages = :languages,
                               clearance = :clearance, available = :available, on_roster = :onRoster, changed_by = :changedBy,
                               changed_at = :changedAt
                         WHERE code = :code""")
                .paramSource(Rows.of(expert).addValue("changedBy", by.userId()).addValue("changedAt", Rows.at(at)))
                .update();
        if (changed == 0) throw new Refusal.NotFound();
    }

    /** By code. */
    public List<Expert> visible() {
        return jdbc.sql("SELECT * FROM expert ORDER BY code")
                .query(Rows.to(Expert.class))
                .list();
    }

    public Optional<Expert> find(String code) {
        return jdbc.sql("SELECT * FROM expert WHERE code = ?")
                .param(code)
                .query(Rows.to(Expert.class))
                .optional();
    }

    /** The next free code of a country, such as {@code KEN-EXP-002}. */
    public String nextCode(OrganisationCode organisation) {
        int last = jdbc.sql("SELECT coalesce(max(right(code, 3)::int), 0) FROM expert WHERE organisation = ?")
                .param(organisation.value())
                .query(Integer.class)
                .single();
        return "%s-EXP-%03d".formatted(organisation, last + 1);
    }
}
