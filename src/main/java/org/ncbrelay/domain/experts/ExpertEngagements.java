package org.ncbrelay.domain.experts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.experts.Expert.Expertise;

/**
 * Requests to other countries to release an expert, and what came of them. The releasing country sees its own requests and
 * nothing else of the case.
 */
public interface ExpertEngagements {
    void ask(Engagement engagement, Officer by, Instant at);

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the acting organisation */
    Engagement get(UUID id);

    /** Those of a case in order; empty for whoever does not see the case. */
    List<Engagement> of(CaseReference reference);

    /** Those that the acting organisation was asked for, newest first. */
    List<Engagement> asked();

    /** Records the word of the expert's NCB, once. */
    void answer(Engagement engagement, boolean released, String reason, Officer by, Instant at);

    /** Records the introduction; the database refuses it where the NCB did not release the expert. */
    void introduce(Engagement engagement, Officer by, Instant at);

    /**
     * Keeps an opinion; one that was asked to be reworked gets the next version.
     *
     * @param text      its words alone
     * @param formatted the same text as Markdown; null if it is none
     */
    void opine(Engagement engagement, String text, String formatted, Officer by, Instant at);

    Optional<Opinion> latestOpinion(UUID engagement);

    /**
     * One expert asked for one case.
     *
     * @param organisation  the expert's country
     * @param question      what the expert shall answer
     * @param released      null while the NCB has not answered
     * @param reason        why not; null if none was given
     * @param introducedAt  null while the expert is not introduced
     * @param stoodDownAt   null unless the expert is no longer needed
     */
    record Engagement(
            UUID id,
            CaseReference reference,
            String expert,
            OrganisationCode organisation,
            Expertise expertise,
            String question,
            Instant askedAt,
            Boolean released,
            String reason,
            String answeredBy,
            Instant answeredAt,
            Instant introducedAt,
            Instant stoodDownAt) {
        /** A request that nobody has answered. */
        public static Engagement asked(
                CaseReference reference, Expert expert, Expertise expertise, String question, Instant at) {
            return new Engagement(
                    UUID.randomUUID(),
                    reference,
                    expert.code(),
                    expert.organisation(),
                    expertise,
                    question,
                    at,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        public boolean isReleased() {
            return Boolean.TRUE.equals(released);
        }

        public String titleOfOpinion() {
            return "Opinion of " + expert;
        }
    }

    /**
     * @param id        of this version
     * @param version   from 1
     * @param text      its words alone
     * @param formatted the same text as Markdown; null if it is none
     */
    record Opinion(UUID id, int version, String text, String formatted, String writtenBy, Instant writtenAt) {}
}
