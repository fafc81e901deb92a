package org.ncbrelay.domain.supplement;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.recording.OfficialSource.SourceKind;

/**
 * Something that a country added to its case after the submission. It enters the INTERPOL Information System from an official source only
 * (Annex 1.1); until then INTERPOL does not see it.
 *
 * @param id           of evidence: the id of the original
 * @param content      text and lists with the names of the contract; of evidence its file name and description
 * @param agencyCode   the agency that filed it; null where the NCB did
 * @param source       official source that stands for it; null until it is accepted
 * @param sourceCode   country of the NCB, or code of the agency; null likewise
 * @param decidedBy    who decided for the NCB; null where an official source filed it, and while it waits
 * @param reason       why it was returned or declined; else null
 * @param recordNumber of the amendment; null until the information system has confirmed it
 */
public record Supplement(
        UUID id,
        CaseReference reference,
        SupplementKind kind,
        Map<String, Object> content,
        String agencyCode,
        String filedBy,
        Instant filedAt,
        SupplementStatus status,
        SourceKind source,
        String sourceCode,
        String decidedBy,
        Instant decidedAt,
        Note reason,
        String recordNumber,
        Instant recordedAt) {
    /** What is added. */
    public enum SupplementKind {
        EVIDENCE,
        FACTS,
        CORRECTION,
        SUPPORT
    }

    /** Whether it is part of the case for INTERPOL. */
    public enum SupplementStatus {
        WAITING_FOR_NCB,
        ACCEPTED,
        RETURNED,
        DECLINED
    }
}
