package org.ncbrelay.domain.evidence;

import org.ncbrelay.domain.Refusal;

/**
 * How much evidence is taken.
 *
 * @param caseBytes for all files of one case together, and of all drafts of one person; our default is 250 MB
 */
public record EvidenceLimits(long caseBytes) {
    /** Largest file, 25 MB; our default. */
    public static final long FILE_BYTES = 25L * 1024 * 1024;

    public EvidenceLimits {
        if (caseBytes < FILE_BYTES) throw new IllegalArgumentException("a case must take at least one file of 25 MB");
    }

    /** @throws Refusal.TooLarge if one more file would be too much for the case */
    public void requireRoom(long kept, long more) {
        requireRoom(kept, more, "wrong.caseFull", "The case holds %d MB of evidence at most; %d bytes are left.");
    }

    /** @throws Refusal.TooLarge if one more file would be too much for the drafts of a person */
    public void requireRoomInDrafts(long kept, long more) {
        requireRoom(
                kept,
                more,
                "wrong.draftsFull",
                "Your drafts together hold %d MB of evidence at most; %d bytes are left. Submit or delete a draft first.");
    }

    private void requireRoom(long kept, long more, String code, String message) {
        if (kept + more > caseBytes)
            throw new Refusal.TooLarge(code, message, caseBytes / (1024 * 1024), Math.max(0, caseBytes - kept));
    }
}
