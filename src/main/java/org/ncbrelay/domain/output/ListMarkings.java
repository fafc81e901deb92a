package org.ncbrelay.domain.output;

import java.util.Collection;
import java.util.Map;

/** The handling markings of cases and of items of intelligence, for a list of them that leaves the relay. */
public interface ListMarkings {
    /**
     * The markings of each by its reference; a case has those that its NCB checked for the record.
     *
     * @param references what the acting organisation does not see is left out
     */
    Map<String, HandlingMarkings> of(Collection<String> references);
}
