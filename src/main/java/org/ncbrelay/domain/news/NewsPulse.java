package org.ncbrelay.domain.news;

import java.util.Set;

/** Whether anything has happened at all, for a node that keeps officers informed: one question for all of them. */
public interface NewsPulse {
    /**
     * @param known an earlier answer; null for none, to learn which events are the newest
     * @return who follows a case, or intelligence, with newer events; no one where none is known
     */
    Beat since(Beat known);

    /**
     * @param followers            user ids
     * @param newest               number of the newest event of all cases; never shown to anybody
     * @param newestOfIntelligence the same of intelligence
     */
    record Beat(Set<String> followers, long newest, long newestOfIntelligence) {}
}
