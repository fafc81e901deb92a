package org.ncbrelay.domain.product;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Reports that are being written, in versions; only the office that writes them reads any, and the team that reviews them. */
public interface ReportDrafts {
    /** So long the changes of one writer are one version; our default. */
    Duration LONGEST_VERSION = Duration.ofMinutes(10);

    /** The newest first. */
    List<Draft> of(CaseReference reference, String subject);

    /** Until the transaction ends, nobody else saves a draft of it. */
    void lock(CaseReference reference, String subject);

    void add(Draft draft);

    /** Changes a version, which has then been saved once more. */
    void change(Draft draft, Map<String, String> answers, Instant at);

    /** All versions, and its pictures that no text of the case shows: the report is on record. */
    void discard(CaseReference reference, String subject);

    /**
     * @param subject the capability whose report it is; of an expert's opinion, the id of the engagement
     * @param version 1, then one more with each
     * @param answers the fields of the form, by key, as they were typed
     * @param saves   how often it was saved
     */
    record Draft(
            CaseReference reference,
            String subject,
            int version,
            Map<String, String> answers,
            int saves,
            String savedBy,
            Instant begunAt,
            Instant savedAt) {
        /** What a page must have shown to change it: nothing is overwritten that its writer has not seen. */
        public String seen() {
            return version + "." + saves;
        }

        public boolean isContinuedBy(Officer writer, Instant at) {
            return savedBy.equals(writer.userId()) && at.isBefore(begunAt.plus(LONGEST_VERSION));
        }
    }
}
