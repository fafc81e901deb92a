package org.ncbrelay.engine;

import java.util.Map;

/**
 * What the diagrams of release 1.0.0 name and those of this release do not, by that name. Cases in the middle of their flow keep their
 * diagrams, so their names stay valid until 3.0.0, which may remove this class and its uses.
 */
public record EarlierDiagrams(Map<String, CaseDelegate> handlers) {
    public EarlierDiagrams {
        handlers = Map.copyOf(handlers);
    }
}
