package org.ncbrelay.port;

import java.util.Set;

/** Whether anything has happened at all, for a node that keeps officers informed: one question for all of them. */
public interface NewsPulse {
    /**
     * @param event number of the newest event that is known; null for none, to learn which is the newest
     * @return who follows a case with newer events; nobody where none is known
     */
    Beat since(Long event);

    /**
     * @param followers user ids
     * @param newest    number of the newest event of all; never shown to anybody
     */
    record Beat(Set<String> followers, long newest) {}
}
