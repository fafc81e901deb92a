package org.ncbrelay.support.matter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a database holds, table by table, ours and the engine's, past row-level security: two equal fingerprints mean that nothing was
 * changed. Sessions are left out: whoever asks for a page uses one.
 */
public final class Fingerprint {
    private final JdbcTemplate administration;
    private final String all;

    public Fingerprint(DatabaseAccess access) {
        administration = TestDatabase.standing(access);
        List<String> tables = administration.queryForList(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'relay\\_session%'",
                String.class);
        all = tables.stream()
                .map(
                        "SELECT '%1$s', count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM %1$s t"
                                ::formatted)
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Number of rows and their checksum by table. */
    public Map<String, String> take() {
        Map<String, String> taken = new TreeMap<>();
        administration.query(all, row -> {
            taken.put(row.getString(1), row.getString(2));
        });
        return taken;
    }

    /** What the audit noted last, to name what changed it. */
    public List<String> latestActs() {
        return administration.queryForList("""
                SELECT concat_ws(' ', happened_at, organisation, act, reference, subject)
                  FROM audit_record ORDER BY happened_at DESC LIMIT 8""", String.class);
    }
}
