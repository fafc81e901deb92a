package org.ncbrelay.web.pages.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.store.cases.Correlation.Hit;

/** Another case with the traces that both have; of a case that the reader may not know, each trace stands alone. */
record HitCase(List<Hit> hits) {
    /** In the order of the newest hit of each. */
    static List<HitCase> of(List<Hit> hits) {
        Map<Object, List<Hit>> cases = new LinkedHashMap<>();
        for (Hit hit : hits)
            cases.computeIfAbsent(hit.reference() == null ? hit.id() : hit.reference(), none -> new ArrayList<>())
                    .add(hit);
        return cases.values().stream().map(HitCase::new).toList();
    }

    /** What the hits of a case have in common: the case itself. */
    public Hit first() {
        return hits.get(0);
    }
}
