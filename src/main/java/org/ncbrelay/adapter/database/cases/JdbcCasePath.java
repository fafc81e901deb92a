package org.ncbrelay.adapter.database.cases;

import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CasePath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passages of a case, as the journal wrote them. */
@Repository
class JdbcCasePath implements CasePath {
    private final JdbcClient jdbc;

    JdbcCasePath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Passage> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT instance, reference, process, activity, entered_at, left_at, cancelled
                          FROM case_path WHERE reference = ? ORDER BY position""")
                .param(reference.value())
                .query(Rows.to(Passage.class))
                .list();
    }
}
