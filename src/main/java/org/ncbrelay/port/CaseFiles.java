package org.ncbrelay.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.authorization.AuthorizationFact.FactKind;
import org.ncbrelay.domain.authorization.ContactState;
import org.ncbrelay.domain.casefile.CaseOutcome;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.ResultReports;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.measure.Measures.Continuing;
import org.ncbrelay.domain.measure.Measures.Measure;
import org.ncbrelay.domain.meeting.Meetings.MeetingFile;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.triage.TriageStep.TriageStepKind;

/**
 * Cases as they are shown: to the acting officer and nobody else. A port because the view is joined across aggregates by the
 * database, which pages and outputs do not know.
 */
public interface CaseFiles {
    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the officer's organisation */
    CaseFile of(CaseReference reference, Officer reader);

    /**
     * Every event in order, but for what happened about hits: that is for the NCB of the case and INTERPOL, because it may name
     * another country with the same trace.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the officer's organisation
     */
    List<Event> timeline(CaseReference reference, Officer reader);

    Page list(Filter filter);

    /**
     * Cases whose titles are like what was searched for, for a search that found nothing: misspelt words, or other endings. Of the
     * 2,000 cases that were updated last, the most similar first; none where the database cannot compare so.
     *
     * @param words as typed
     */
    List<Item> similar(String words, int most);

    /**
     * Which cases; a null or empty criterion leaves all.
     *
     * @param q    words that the request must contain, as a web search has them: all of them, {@code "a phrase"}, {@code -without},
     *             {@code one or other}; where only words are given, one of four letters or more finds what begins with it
     * @param page from 0
     * @param size 1 to 200
     * @param sort {@code submittedAt}, {@code updatedAt}, {@code reference}, {@code status} or {@code urgency}; with {@code ,asc} or {@code ,desc}
     */
    record Filter(
            List<String> status,
            List<String> capability,
            String country,
            String q,
            int page,
            int size,
            String sort,
            Narrowing narrowing) {}

    /**
     * What else narrows a list; empty or null criteria leave all.
     *
     * @param urgency  names of urgencies
     * @param overdue  only cases with a task, whosever it is, whose due date has passed
     * @param assignee user id: only cases with a task of the acting organisation that this officer has claimed
     * @param from     submitted at this moment or later
     * @param before   submitted before this moment
     */
    record Narrowing(List<String> urgency, boolean overdue, String assignee, Instant from, Instant before) {
        public static final Narrowing NONE = new Narrowing(List.of(), false, null, null, null);

        public boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * @param total          of all pages
     * @param totalIsMinimum whether there are more than that: of a search or a narrowed list, 1,000 matches are counted at most
     */
    record Page(List<Item> items, int page, int size, long total, boolean totalIsMinimum) {}

    record Item(
            String reference,
            String country,
            String title,
            String status,
            String urgency,
            List<String> capabilities,
            Instant submittedAt,
            Instant updatedAt) {}

    record Event(EventKind kind, String actor, String organisation, String addressee, Note note, Instant at) {}

    /**
     * The whole case.
     *
     * @param handling conditions of the request, with those that the NCB added when it checked the record; null if there are none
     * @param externalSources of the request, and of what was added to it and accepted, as far as the reader sees that
     * @param measures   in force outside; undone by a withdrawal
     * @param continues  what goes on although the case has ended; empty while it is open
     * @param intelligenceAbroad intelligence that rests on it and that countries hold; for INTERPOL alone, else empty
     * @param undeliveredMail letters that the relay gave up on, as far as the reader's organisation may see them
     * @param outcome    null while the case is open
     * @param follows    the closed case that it continues; null if none
     * @param joinedTo   the standing case to which it was joined as a duplicate; null if none
     * @param steps      answers to forms that were recorded as they are, in order
     * @param deployment null where no deployment was opened
     * @param meeting    null where no meeting was planned
     */
    record CaseFile(
            String reference,
            CaseStatus status,
            CaseOutcome outcome,
            String follows,
            List<String> followedBy,
            String joinedTo,
            List<String> joined,
            String country,
            String title,
            Urgency urgency,
            Confidentiality confidentiality,
            String handling,
            String agencyCode,
            String submittedBy,
            Instant submittedAt,
            Instant updatedAt,
            Instant closedAt,
            int version,
            Map<String, Object> request,
            List<String> externalSources,
            Acknowledgment acknowledgment,
            List<Acknowledgment> acknowledgments,
            List<Version> versions,
            Authorization authorization,
            IisRecord iisRecord,
            Triage triage,
            List<Capabilities.Progress> capabilities,
            List<Measure> measures,
            List<Continuing> continues,
            List<String> intelligenceAbroad,
            Mentoring mentoring,
            CapacityBuilding capacityBuilding,
            ExpertNetwork expertNetwork,
            List<GeneralService> generalServices,
            List<StepRecord> steps,
            List<Product> products,
            List<Delivery> deliveries,
            List<Copy> copies,
            List<Feedback> feedback,
            List<ResultReports.Report> results,
            List<UndeliveredLetters.Undelivered> undeliveredMail,
            LocalDate retentionUntil,
            LocalDate retentionReviewAt,
            DeploymentFile deployment,
            MeetingFile meeting) {}

    /** Who mentors, and the plan; null for what has not happened yet. What the agency answered is among the steps. */
    record Mentoring(StepRecord analyst, StepRecord plan) {}

    /** The plan of a training and the word of the NCB; null for what has not happened yet. */
    record CapacityBuilding(StepRecord plan, StepRecord answer) {}

    /** The search for experts and what came of it. */
    record ExpertNetwork(StepRecord need, List<AskedExpert> experts) {}

    /**
     * An expert as the case shows them: of the engagement what everybody may see who sees the case, and the opinion.
     *
     * @param released null while the expert's NCB has not answered
     * @param opinion  null until it is written, and for a reader who gets it as a product
     */
    record AskedExpert(
            String expert,
            String country,
            String question,
            Instant askedAt,
            Boolean released,
            String reason,
            Instant answeredAt,
            Instant introducedAt,
            String opinion) {}

    /** @param number of the notice or diffusion; null for other services */
    record GeneralService(Capability capability, StepRecord asked, StepRecord compliance, String number) {}

    record Version(int version, String note, String writtenBy, Instant writtenAt) {}

    /** @param state at the moment of reading */
    record Authorization(
            ContactState state,
            boolean requested,
            String agency,
            String scope,
            Instant validFrom,
            Instant validUntil,
            String decidedBy,
            Instant decidedAt,
            List<AuthorizationFact> facts) {}

    record AuthorizationFact(FactKind kind, String reason, String recordedBy, Instant recordedAt) {}

    /** @param recordNumber null while the information system has not confirmed */
    record IisRecord(
            String recordNumber,
            String source,
            String sourceCode,
            String takenOverBy,
            String purpose,
            Confidentiality confidentiality,
            String handling,
            List<String> restrictedCountries,
            LocalDate retentionUntil,
            String enteredBy,
            Instant enteredAt,
            Instant recordedAt,
            String lastError) {}

    /**
     * @param assessment      the analyst's opinion, as the two below for INTERPOL alone: null for a country
     * @param linkedReference another case, of whatever country
     * @param note            from the analyst to the lead
     * @param reason          of the lead, for the country
     */
    record Triage(
            String assessment,
            Urgency priority,
            String linkedReference,
            String note,
            String assessedBy,
            Instant assessedAt,
            TriageStepKind outcome,
            String reason,
            String decidedBy,
            Instant decidedAt) {}

    /**
     * @param body      its words alone; null where the reader has not received the product
     * @param formatted the same text as Markdown; null where it has no headings, lists, tables or links
     */
    record Product(
            UUID id,
            String capability,
            String kind,
            int version,
            String title,
            String body,
            String formatted,
            Confidentiality confidentiality,
            String handling,
            String grading,
            List<String> externalSources,
            String writtenBy,
            Instant writtenAt,
            String review,
            String reviewNote,
            String reviewedBy,
            Instant reviewedAt,
            String sha256) {}

    record Delivery(
            UUID id,
            UUID productId,
            String productTitle,
            String capability,
            String channel,
            String addressee,
            String status,
            Instant preparedAt,
            Instant sentAt,
            String sentBy,
            Copy ncbCopy,
            Instant forwardedAt,
            String forwardedBy,
            String forwardedTo,
            UUID replaces,
            Note reason) {}

    /** @param sentAt when the letter that proves the copy left; null while it waits */
    record Copy(
            String recipient,
            String subject,
            String subjectId,
            String madeBy,
            Instant madeAt,
            String messageId,
            Instant sentAt,
            String error) {}

    record Feedback(String kind, String outcome, String note, String recordedBy, Instant recordedAt) {}
}
