package org.ncbrelay.web.pages.content;

import java.util.List;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.port.CaseFiles;

/**
 * What the page has read already, for the same reader: it is not read, and not audited, twice.
 *
 * @param file         null on a page of intelligence
 * @param timeline     every event in order; null on a page of intelligence
 * @param intelligence null on a page of a case
 */
public record CaseRead(CaseFiles.CaseFile file, List<CaseFiles.Event> timeline, ReadIntelligence.View intelligence) {
    public static CaseRead of(CaseFiles.CaseFile file, List<CaseFiles.Event> timeline) {
        return new CaseRead(file, timeline, null);
    }

    public static CaseRead of(ReadIntelligence.View intelligence) {
        return new CaseRead(null, null, intelligence);
    }
}
