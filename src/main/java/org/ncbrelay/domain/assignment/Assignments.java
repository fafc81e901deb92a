package org.ncbrelay.domain.assignment;

/** Tasks that were given to colleagues; nothing is ever changed or removed. */
public interface Assignments {
    void add(Assignment assignment);
}
