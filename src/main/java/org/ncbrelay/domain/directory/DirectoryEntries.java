package org.ncbrelay.domain.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The organisations, and the agencies that the acting organisation may see; each change is audited for the organisation. */
public interface DirectoryEntries {
    /** By code. */
    List<DirectoryEntry> entries();

    /** Login names of the heads of each NCB, by country. */
    Map<String, List<String>> heads();

    /**
     * Adds the entry, or changes the fields that it has. An organisation only in a transaction of operators, an agency only while its country acts.
     *
     * @param by who decided that
     */
    void save(DirectoryEntry entry, String by, Instant at);
}
