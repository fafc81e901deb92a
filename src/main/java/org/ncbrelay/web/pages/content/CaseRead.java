package org.ncbrelay.web.pages.content;

import java.util.List;
import org.ncbrelay.port.CaseFiles;

/**
 * A case that its page has read already, for the same reader: it is not read, and not audited, twice.
 *
 * @param timeline every event in order
 */
public record CaseRead(CaseFiles.CaseFile file, List<CaseFiles.Event> timeline) {}
