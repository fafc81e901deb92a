package org.ncbrelay.domain.assignment;

/** Tasks that were assigned to colleagues, and tasks that were released; nothing is ever changed or removed. */
public interface Assignments {
    void add(Assignment assignment);

    void add(Release release);
}
