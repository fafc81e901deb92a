package org.ncbrelay.domain.casefile;

import java.util.Collection;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;

/** Who wrote the requests of many cases, asked at once. */
public interface WrittenRequests {
    /** Those of the cases whose request one of these people filed or corrected. */
    Set<CaseReference> by(Collection<String> userIds, Collection<CaseReference> references);
}
