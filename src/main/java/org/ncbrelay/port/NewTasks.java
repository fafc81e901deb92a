package org.ncbrelay.port;

import java.util.Set;

/** Whether new tasks have come at all, for a node that keeps inboxes informed. A port because the engine keeps the tasks. */
public interface NewTasks {
    /**
     * @param newest id of the newest task that is known; null for none, to learn which is the newest
     * @return whose tasks are newer; nobody's where none is known
     */
    Beat since(String newest);

    /**
     * @param organisations codes
     * @param newest        id of the newest task of all, never shown to anybody; empty if there is none
     */
    record Beat(Set<String> organisations, String newest) {}
}
