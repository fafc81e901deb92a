package org.ncbrelay.adapter.database.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expertise;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.domain.request.Confidentiality;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roster of experts. */
@Repository
class JdbcExperts implements Experts {
    private final JdbcClient jdbc;

    JdbcExperts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Expert expert, Officer by, Instant at) {
        try {
            insert(expert, by, at);
        } catch (DuplicateKeyException taken) {
            throw new Refusal.Conflict(
                    "refused.expertBusy", "Somebody else has just added an expert; please try again.");
        }
    }

    private void insert(Expert expert, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO expert (code, organisation, user_id, name, expertise, languages, clearance, available, on_roster, added_by, added_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        expert.code(),
                        expert.organisation().value(),
                        expert.userId(),
                        expert.name(),
                        expertise(expert),
                        languages(expert),
                        expert.clearance().name(),
                        expert.available(),
                        expert.onRoster(),
                        by.userId(),
                        Rows.at(at))
                .update();
    }

    @Override
    public void change(Expert expert, Officer by, Instant at) {
        int changed = jdbc.sql("""
                        UPDATE expert SET user_id = ?, name = ?, expertise = ?, languages = ?, clearance = ?, available = ?, on_roster = ?,
                               changed_by = ?, changed_at = ? WHERE code = ?""")
                .params(
                        expert.userId(),
                        expert.name(),
                        expertise(expert),
                        languages(expert),
                        expert.clearance().name(),
                        expert.available(),
                        expert.onRoster(),
                        by.userId(),
                        Rows.at(at),
                        expert.code())
                .update();
        if (changed == 0) throw new Refusal.NotFound();
    }

    private static String[] expertise(Expert expert) {
        return expert.expertise().stream().map(Expertise::name).sorted().toArray(String[]::new);
    }

    private static String[] languages(Expert expert) {
        return expert.languages().stream().sorted().toArray(String[]::new);
    }

    @Override
    public List<Expert> visible() {
        return jdbc.sql("SELECT * FROM expert ORDER BY code")
                .query((row, n) -> map(row))
                .list();
    }

    @Override
    public Optional<Expert> find(String code) {
        return jdbc.sql("SELECT * FROM expert WHERE code = ?")
                .param(code)
                .query((row, n) -> map(row))
                .optional();
    }

    @Override
    public String nextCode(OrganisationCode organisation) {
        int last = jdbc.sql("SELECT coalesce(max(right(code, 3)::int), 0) FROM expert WHERE organisation = ?")
                .param(organisation.value())
                .query(Integer.class)
                .single();
        return "%s-EXP-%03d".formatted(organisation, last + 1);
    }

    private static Expert map(ResultSet row) throws SQLException {
        return new Expert(
                row.getString("code"),
                new OrganisationCode(row.getString("organisation")),
                row.getString("user_id"),
                row.getString("name"),
                Rows.texts(row, "expertise").stream().map(Expertise::valueOf).collect(Collectors.toSet()),
                Set.copyOf(Rows.texts(row, "languages")),
                Confidentiality.valueOf(row.getString("clearance")),
                row.getBoolean("available"),
                row.getBoolean("on_roster"));
    }
}
