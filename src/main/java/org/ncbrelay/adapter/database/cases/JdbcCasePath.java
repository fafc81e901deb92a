package org.ncbrelay.adapter.database.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CasePath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Records the passages of a transaction in one statement, however many nodes the case passed. */
@Repository
class JdbcCasePath implements CasePath {
    private final JdbcClient jdbc;
    private final Json json;

    JdbcCasePath(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void record(List<Passage> passages) {
        jdbc.sql("SELECT relay_write_passages(?::jsonb)")
                .param(json.write(passages.stream().map(JdbcCasePath::row).toList()))
                .query((row, n) -> n)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Passage> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT instance, process, activity, entered_at, left_at, cancelled
                          FROM case_path WHERE reference = ? ORDER BY position""")
                .param(reference.value())
                .query((row, n) -> new Passage(
                        row.getString("instance"),
                        reference,
                        row.getString("process"),
                        row.getString("activity"),
                        Rows.instant(row, "entered_at"),
                        Rows.instant(row, "left_at"),
                        row.getBoolean("cancelled")))
                .list();
    }

    /** A passage as relay_write_passages expects it. */
    private static Map<String, Object> row(Passage passage) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reference", passage.reference().value());
        row.put("process", passage.process());
        row.put("activity", passage.activity());
        row.put("instance", passage.instance());
        row.put("entered_at", passage.enteredAt());
        row.put("left_at", passage.leftAt());
        row.put("cancelled", passage.cancelled());
        return row;
    }
}
