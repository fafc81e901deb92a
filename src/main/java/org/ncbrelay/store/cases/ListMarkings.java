package org.ncbrelay.store.cases;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The handling markings of cases and of items of intelligence, for a list of them that leaves the relay. */
@Repository
@Transactional(readOnly = true)
public class ListMarkings {
    private static final String EACH = """
            SELECT r.reference, %s, NULL AS tlp, %s AS external FROM support_request r %s WHERE r.reference = ANY (:references)
            UNION ALL
            SELECT i.reference, i.confidentiality, i.conditions, i.tlp, i.source_kind = 'EXTERNAL'
              FROM intelligence i WHERE i.reference = ANY (:references)
            """.formatted(JdbcCases.DEMANDED, Search.EXTERNAL, JdbcCases.CHECKED);

    private final JdbcClient jdbc;

    ListMarkings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The markings of each by its reference; a case has those that its NCB checked for the record.
     *
     * @param references what the acting organisation does not see is left out
     */
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
