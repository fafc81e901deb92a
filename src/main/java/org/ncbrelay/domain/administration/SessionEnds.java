package org.ncbrelay.domain.administration;

/** What was ended of others' sessions; it is only added to, and each entry is audited. */
public interface SessionEnds {
    void add(SessionEnd end);
}
