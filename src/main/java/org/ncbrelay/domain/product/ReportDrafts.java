package org.ncbrelay.domain.product;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Capability;

/** Reports that are being written, in versions; only the team that writes and reviews them reads any. */
public interface ReportDrafts {
    /** So long the changes of one writer are one version; our default. */
    Duration LONGEST_VERSION = Duration.ofMinutes(10);

    /** The newest first. */
    List<Draft> of(CaseReference reference, Capability capability);

    /** Until the transaction ends, nobody else saves a draft of it. */
    void lock(CaseReference reference, Capability capability);

    void add(Draft draft);

    /** Changes a version, which has then been saved once more. */
    void change(Draft draft, Map<String, String> answers, Instant at);

    /** All versions: the report has become a product. */
    void discard(CaseReference reference, Capability capability);

    /**
     * @param version 1, then one more with each
     * @param answers the fields of the form, by key, as they were typed
     * @param saves   how often it was saved
     */
    record Draft(
            CaseReference reference,
            Capability capability,
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
