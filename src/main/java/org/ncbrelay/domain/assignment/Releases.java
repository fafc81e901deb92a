package org.ncbrelay.domain.assignment;

/** Tasks that were released from whoever had claimed them; nothing is ever changed or removed. */
public interface Releases {
    void add(Release release);
}
