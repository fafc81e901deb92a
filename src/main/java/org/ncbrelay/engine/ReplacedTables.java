package org.ncbrelay.engine;

import org.springframework.core.io.Resource;

/** The decision tables that an installation uses in the place of those of the release. */
public interface ReplacedTables {
    /**
     * @param released a diagram, table or form of the release
     * @return its replacement of the same file name, or itself
     */
    Resource inPlaceOf(Resource released);
}
