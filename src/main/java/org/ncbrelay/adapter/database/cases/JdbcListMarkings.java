package org.ncbrelay.adapter.database.cases;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.ListMarkings;
import org.ncbrelay.domain.request.Confidentiality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the markings of requests and of intelligence under row-level security. */
@Repository
@Transactional(readOnly = true)
class JdbcListMarkings implements ListMarkings {
    private static final String EACH = """
            SELECT %s, NULL AS tlp, %s AS external FROM support_request r %s WHERE r.reference = ANY (:references)
            UNION
            SELECT i.confidentiality, i.conditions, i.tlp, i.source_kind = 'EXTERNAL'
              FROM intelligence i WHERE i.reference = ANY (:references)
            """.formatted(JdbcCases.DEMANDED, JdbcSearch.EXTERNAL, JdbcCases.CHECKED);

    private final JdbcClient jdbc;

    JdbcListMarkings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An empty list is for official use only: it still says for whom it was made. */
    @Override
    public HandlingMarkings of(Collection<String> references) {
        List<HandlingMarkings> each = jdbc.sql(EACH)
                .param("references", references.toArray(String[]::new))
                .query(Rows.to(HandlingMarkings.class))
                .list();
        return new HandlingMarkings(
                each.stream()
                        .map(HandlingMarkings::confidentiality)
                        .max(Comparator.naturalOrder())
                        .orElse(Confidentiality.FOR_OFFICIAL_USE_ONLY),
                each.stream()
                        .map(HandlingMarkings::handling)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; ")),
                each.stream()
                        .map(HandlingMarkings::tlp)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                each.stream().anyMatch(HandlingMarkings::external));
    }
}
