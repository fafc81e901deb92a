package org.ncbrelay.domain.output;

import java.util.Collection;

/** The handling markings of several cases and items of intelligence together, for a list of them that leaves the relay. */
public interface ListMarkings {
    /**
     * @param references of what the acting organisation may see
     * @return the strictest level and label of all, every handling condition, and whether any has an external source
     */
    HandlingMarkings of(Collection<String> references);
}
