package org.ncbrelay.adapter.database.cases;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.ListMarkings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the markings of requests and of intelligence under row-level security. */
@Repository
@Transactional(readOnly = true)
class JdbcListMarkings implements ListMarkings {
    private static final String EACH = """
            SELECT r.reference, %s, NULL AS tlp, %s AS external FROM support_request r %s WHERE r.reference = ANY (:references)
            UNION ALL
            SELECT i.reference, i.confidentiality, i.conditions, i.tlp, i.source_kind = 'EXTERNAL'
              FROM intelligence i WHERE i.reference = ANY (:references)
            """.formatted(JdbcCases.DEMANDED, JdbcSearch.EXTERNAL, JdbcCases.CHECKED);

    private final JdbcClient jdbc;

    JdbcListMarkings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, HandlingMarkings> of(Collection<String> references) {
        return jdbc
                .sql(EACH)
                .param("references", references.toArray(String[]::new))
                .query(Rows.to(Marked.class))
                .list()
                .stream()
                .collect(Collectors.toMap(Marked::reference, Marked::marks));
    }

    private record Marked(String reference, HandlingMarkings marks) {}
}
