package org.ncbrelay.store.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.TriageStep.TriageStepKind;
import org.ncbrelay.port.UndeliveredLetters;
import org.ncbrelay.store.NoteColumns;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.people.UserAccounts;
import org.ncbrelay.store.support.Measures;
import org.ncbrelay.store.support.Measures.Continuing;
import org.ncbrelay.store.support.Measures.Measure;
import org.ncbrelay.store.support.Meetings.MeetingFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases as the acting officer sees them: a view joined across aggregates, read from our own indexed tables and never from the engine.
 */
@Repository
@Transactional
public class CaseFiles {
    /**
     * Events of a reference: who acted is the relay, and otherwise to a reader of a country no login of another organisation; notes are those
     * that are for the reader (event_reader).
     */
    static final String EVENTS = """
            SELECT kind, actor_organisation AS organisation, addressee, happened_at AS at,
                   CASE WHEN actor = 'relay' OR relay_organisation() IN ('INTERPOL', actor_organisation) THEN actor ELSE actor_organisation END AS actor,
                   CASE WHEN reached THEN note END AS note, CASE WHEN reached THEN said END AS said %s
              FROM (SELECT e.*, e.note IS NOT NULL AND relay_note_reached(e, relay_part(k, s.reader), s.reader) AS reached
                      FROM %s_event e JOIN event_reader k ON k.kind = e.kind AND k.matter = '%s'
                     CROSS JOIN (SELECT relay_stand(:reference) AS reader OFFSET 0) s
                     WHERE e.reference = :reference OFFSET 0) e
             ORDER BY %s id""";

    /** An act that is several events is shown as each of them; the note is of the first. */
    private static final String TIMELINE =
            """
            SELECT p.kind, e.organisation, p.addressee, e.at, e.actor, CASE WHEN p.part = 1 THEN e.note END AS note,
                   CASE WHEN p.part = 1 THEN e.said END AS said
              FROM (%s) e, unnest(ARRAY[e.kind] || e.also, ARRAY[e.addressee] || e.also_to) WITH ORDINALITY p (kind, addressee, part)
             ORDER BY e.at, e.id, p.part""".formatted(EVENTS.formatted(", id, also, also_to", "timeline", "CASE", "happened_at,"));

    /** An agency with which the case is shared, or that joined it, has no part in direct contact. */
    private static final Authorization NO_CONTACT =
            new Authorization(ContactState.NOT_REQUESTED, false, null, null, null, null, null, null, List.of());

    private final JdbcClient jdbc;
    private final CaseListing listing;
    private final Cases cases;
    private final CaseRecords acknowledgments;
    private final Authorizations authorizations;
    private final Triages triages;
    private final Capabilities capabilities;
    private final Measures measures;
    private final ResultReports results;
    private final UndeliveredLetters undelivered;
    private final SupportViews views;
    private final UserAccounts actors;
    private final AuditLog audit;
    private final Clock clock;

    CaseFiles(
            JdbcClient jdbc,
            CaseListing listing,
            Cases cases,
            CaseRecords acknowledgments,
            Authorizations authorizations,
            Triages triages,
            Capabilities capabilities,
            Measures measures,
            ResultReports results,
            UndeliveredLetters undelivered,
            SupportViews views,
            UserAccounts actors,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.listing = listing;
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.triages = triages;
        this.capabilities = capabilities;
        this.measures = measures;
        this.results = results;
        this.undelivered = undelivered;
        this.views = views;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the officer's organisation */
    public CaseFile of(CaseReference reference, Officer reader) {
        SupportCase request = cases.get(reference);
        audit.read(Read.CASE, reference);
        List<StepRecord> steps = views.steps(reference);
        return jdbc.sql("""
                        SELECT updated_at, closed_at, retention_review_at,
                               (SELECT f.outcome FROM case_figure f WHERE f.reference = r.reference) AS outcome,
                               (SELECT l.earlier_reference FROM case_link l WHERE l.reference = r.reference AND l.kind = 'FOLLOWS') AS follows,
                               (SELECT l.earlier_reference FROM case_link l WHERE l.reference = r.reference AND l.kind = 'JOINED') AS joined_to,
                               ARRAY(SELECT l.reference FROM case_link l WHERE l.earlier_reference = r.reference AND l.kind = 'FOLLOWS' ORDER BY 1) AS followed_by,
                               ARRAY(SELECT l.reference FROM case_link l WHERE l.earlier_reference = r.reference AND l.kind = 'JOINED' ORDER BY 1) AS joined,
                               ARRAY(SELECT DISTINCT d.reference FROM dispatch d WHERE relay_is_producer() AND d.recalled_at IS NULL
                                        AND d.reference IN (SELECT relay_resting_on(r.reference)) ORDER BY 1) AS abroad
                          FROM support_request r WHERE reference = ?""")
                .param(reference.value())
                .query((row, n) -> new CaseFile(
                        reference.value(),
                        request.status(),
                        Rows.choice(row, "outcome", CaseOutcome.class),
                        asked(request),
                        new Links(
                                row.getString("follows"),
                                Rows.texts(row, "followed_by"),
                                row.getString("joined_to"),
                                Rows.texts(row, "joined")),
                        Rows.instant(row, "updated_at"),
                        Rows.instant(row, "closed_at"),
                        acknowledgments.of(reference),
                        versions(request),
                        reader.readsAll() || reader.servesInterpol() || request.isOfAgency(reader)
                                ? authorization(request)
                                : NO_CONTACT,
                        iisRecord(reference),
                        triage(reference),
                        capabilities.knownOf(reference),
                        measures.live(reference),
                        request.status().isFinal() ? measures.continuing(reference) : List.of(),
                        Rows.texts(row, "abroad"),
                        views.of(reference, steps),
                        steps.stream().filter(step -> step.node() != null).toList(),
                        new Outputs(
                                products(reference),
                                deliveries(reference),
                                copies(reference),
                                feedback(reference),
                                results.of(reference),
                                undelivered.of(reference)),
                        Rows.date(row, "retention_review_at")))
                .single();
    }

    /**
     * Every event in order, but for what happened about hits: that is for the NCB of the case and INTERPOL, because it may name
     * another country with the same trace.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the officer's organisation
     */
    public List<Event> timeline(CaseReference reference, Officer reader) {
        cases.get(reference);
        audit.read(Read.TIMELINE, reference);
        return jdbc.sql(TIMELINE).param("reference", reference.value()).query(Rows.to(Event.class)).list().stream()
                .map(event -> seenBy(reader, event))
                .toList();
    }

    /** The former or new assignee of a task is named by the rule for actors. */
    private Event seenBy(Officer reader, Event event) {
        if (event.kind() != EventKind.TASK_RELEASED && event.kind() != EventKind.TASK_ASSIGNED) return event;
        String person = actors.seenBy(reader).apply(event.addressee());
        return new Event(event.kind(), event.actor(), event.organisation(), person, event.note(), event.at());
    }

    /** The total is asked for before the look is noted: who has written counts everything anew. */
    public Page list(Filter filter) {
        Page page = listing.page(filter);
        audit.read(Read.LIST, "cases");
        return page;
    }

    /**
     * Cases whose titles are like what was searched for, for a search that found nothing: misspelt words, or other endings. Of the
     * 2,000 cases that were updated last, the most similar first; none where the database cannot compare so.
     *
     * @param words as typed
     */
    public List<ListedCase> similar(String words, int most) {
        List<ListedCase> similar = listing.similar(words, most);
        audit.read(Read.LIST, "similar cases");
        return similar;
    }

    private static Asked asked(SupportCase request) {
        return new Asked(
                request.organisation().value(),
                request.title(),
                request.urgency(),
                request.confidentiality(),
                request.handling(),
                request.agencyCode(),
                request.submittedBy(),
                request.submittedAt(),
                request.version(),
                request.content(),
                request.externalSources(),
                request.retentionUntil());
    }

    /** Until the first correction there is one version, which is the request itself. */
    private List<Version> versions(SupportCase request) {
        if (request.version() == 1) return List.of(new Version(1, null, request.submittedBy(), request.submittedAt()));
        return jdbc.sql(
                        "SELECT version, note, written_by, written_at FROM request_version WHERE reference = ? ORDER BY version")
                .param(request.reference().value())
                .query(Rows.to(Version.class))
                .list();
    }

    private Authorization authorization(SupportCase request) {
        var standing = authorizations.of(request);
        var grant = standing.grant();
        var decision = standing.decision();
        return new Authorization(
                standing.state(clock.instant()),
                request.directContactRequested(),
                grant.map(g -> request.agencyName()).orElse(null),
                grant.map(g -> g.scope()).orElse(null),
                grant.map(g -> g.validFrom()).orElse(null),
                grant.map(g -> g.validUntil()).orElse(null),
                decision.map(d -> d.recordedBy()).orElse(null),
                decision.map(d -> d.recordedAt()).orElse(null),
                standing.facts().stream()
                        .map(f -> new AuthorizationFact(f.kind(), f.reason(), f.recordedBy(), f.recordedAt()))
                        .toList());
    }

    private IisRecord iisRecord(CaseReference reference) {
        return jdbc.sql("""
                        SELECT s.*, t.decided_by AS taken_over_by FROM iis_submission s
                          LEFT JOIN source_takeover t ON t.reference = s.reference AND t.taken_over
                                AND t.round > relay_sent_back(s.reference, 'ACKNOWLEDGED')
                         WHERE s.reference = ?""")
                .param(reference.value())
                .query(Rows.to(IisRecord.class))
                .optional()
                .orElse(null);
    }

    private Triage triage(CaseReference reference) {
        List<TriageStep> steps = triages.of(reference);
        if (steps.isEmpty()) return null;
        TriageStep assessed = steps.stream()
                .filter(step -> step.kind() == TriageStep.TriageStepKind.ASSESSED)
                .reduce((first, last) -> last)
                .orElseThrow();
        // Of the request as a whole: a proposal to join it may be followed by another decision.
        TriageStep decided = steps.stream()
                .filter(step -> step.kind() != TriageStep.TriageStepKind.ASSESSED && step.part() == null)
                .reduce((first, last) -> last)
                .orElse(null);
        return new Triage(
                assessed.assessment(),
                assessed.priority(),
                assessed.linkedReference(),
                assessed.note(),
                assessed.recordedBy(),
                assessed.recordedAt(),
                decided == null ? null : decided.kind(),
                decided == null ? null : decided.note(),
                decided == null ? null : decided.recordedBy(),
                decided == null ? null : decided.recordedAt());
    }

    private List<Product> products(CaseReference reference) {
        return jdbc.sql("""
                        SELECT p.*, p.source_grading || p.info_grading AS grading, r.outcome AS review,
                               CASE relay_side() WHEN 'INTERPOL' THEN r.note END AS review_note,
                               r.reviewed_by, r.reviewed_at
                          FROM product p LEFT JOIN product_review r ON r.product_id = p.id
                         WHERE p.reference = ? ORDER BY p.written_at, p.version""")
                .param(reference.value())
                .query(Rows.to(Product.class))
                .list();
    }

    private List<Delivery> deliveries(CaseReference reference) {
        return jdbc.sql("""
                        SELECT d.*, p.title AS product_title, c.recipient, c.subject, c.subject_id, c.made_by, c.made_at,
                               m.message_id, m.sent_at AS mail_sent_at, m.last_error
                          FROM delivery d JOIN product p ON p.id = d.product_id
                          LEFT JOIN official_copy c ON c.id = d.ncb_copy LEFT JOIN outbox_mail m ON m.id = c.mail_id
                         WHERE d.reference = ? ORDER BY d.prepared_at, d.id""")
                .param(reference.value())
                .query((row, n) -> new Delivery(
                        row.getObject("id", UUID.class),
                        row.getObject("product_id", UUID.class),
                        row.getString("product_title"),
                        row.getString("capability"),
                        row.getString("channel"),
                        row.getString("addressee"),
                        row.getString("status"),
                        Rows.instant(row, "prepared_at"),
                        Rows.instant(row, "sent_at"),
                        row.getString("sent_by"),
                        row.getString("ncb_copy") == null ? null : copy(row),
                        Rows.instant(row, "forwarded_at"),
                        row.getString("forwarded_by"),
                        row.getString("forwarded_to"),
                        row.getObject("replaces", UUID.class),
                        NoteColumns.read(row, "reason")))
                .list();
    }

    private List<Copy> copies(CaseReference reference) {
        return jdbc.sql("""
                        SELECT c.*, m.message_id, m.sent_at AS mail_sent_at, m.last_error FROM official_copy c
                          LEFT JOIN outbox_mail m ON m.id = c.mail_id WHERE c.reference = ? ORDER BY c.made_at, c.id""")
                .param(reference.value())
                .query((row, n) -> copy(row))
                .list();
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("subject_id"),
                row.getString("made_by"),
                Rows.instant(row, "made_at"),
                row.getString("message_id"),
                Rows.instant(row, "mail_sent_at"),
                row.getString("last_error"));
    }

    private List<Feedback> feedback(CaseReference reference) {
        return jdbc.sql(
                        "SELECT kind, outcome, note, recorded_by, recorded_at FROM feedback WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(Feedback.class))
                .list();
    }

    /**
     * Which cases; a null or empty criterion leaves all.
     *
     * @param q    words that the request must contain, as a web search has them: all of them, {@code "a phrase"}, {@code -without},
     *             {@code one or other}; where only words are given, one of four letters or more finds what begins with it
     * @param page from 0
     * @param size 1 to 200
     * @param sort {@code submittedAt}, {@code updatedAt}, {@code reference}, {@code status} or {@code urgency}; with {@code ,asc} or {@code ,desc}
     */
    public record Filter(
            List<String> status,
            List<String> capability,
            String country,
            String q,
            int page,
            int size,
            String sort,
            Narrowing narrowing) {
        /** The same from the first row on. */
        public Filter first(int rows) {
            return new Filter(status, capability, country, q, 0, rows, sort, narrowing);
        }
    }

    /**
     * What else narrows a list; empty or null criteria leave all.
     *
     * @param urgency  names of urgencies
     * @param overdue  only cases with a task, of any organisation, whose due date has passed
     * @param assignee user id: only cases with a task of the acting organisation that this officer has claimed
     * @param from     submitted at this moment or later
     * @param before   submitted before this moment
     */
    public record Narrowing(List<String> urgency, boolean overdue, String assignee, Instant from, Instant before) {
        public static final Narrowing NONE = new Narrowing(List.of(), false, null, null, null);

        public boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * @param total          of all pages
     * @param totalIsMinimum whether there are more than that: of a search or a narrowed list, 1,000 matches are counted at most
     */
    public record Page(List<ListedCase> items, int page, int size, long total, boolean totalIsMinimum) {}

    public record Event(EventKind kind, String actor, String organisation, String addressee, Note note, Instant at) {}

    /**
     * The whole case; for who reads its JSON, what is grouped here is beside the rest.
     *
     * @param outcome    null while the case is open
     * @param measures   in force outside; undone by a withdrawal
     * @param continues  what goes on although the case has ended; empty while it is open
     * @param intelligenceAbroad intelligence that rests on it and that countries hold; for INTERPOL alone, else empty
     * @param steps      answers to forms that were recorded as they are, in order
     */
    public record CaseFile(
            String reference,
            CaseStatus status,
            CaseOutcome outcome,
            @JsonUnwrapped Asked asked,
            @JsonUnwrapped Links links,
            Instant updatedAt,
            Instant closedAt,
            List<Acknowledgment> acknowledgments,
            List<Version> versions,
            Authorization authorization,
            IisRecord iisRecord,
            Triage triage,
            List<Capabilities.Progress> capabilities,
            List<Measure> measures,
            List<Continuing> continues,
            List<String> intelligenceAbroad,
            @JsonUnwrapped Support support,
            List<StepRecord> steps,
            @JsonUnwrapped Outputs outputs,
            LocalDate retentionReviewAt) {
        /** The last one; null before. */
        @JsonProperty
        public Acknowledgment acknowledgment() {
            return acknowledgments.isEmpty() ? null : acknowledgments.get(acknowledgments.size() - 1);
        }
    }

    /**
     * What the country asked.
     *
     * @param handling conditions of the request, with those that the NCB added when it checked the record; null if there are none
     * @param externalSources of the request, and of what was added to it and accepted, as far as the reader sees that
     */
    public record Asked(
            String country,
            String title,
            Urgency urgency,
            Confidentiality confidentiality,
            String handling,
            String agencyCode,
            String submittedBy,
            Instant submittedAt,
            int version,
            Map<String, Object> request,
            List<String> externalSources,
            LocalDate retentionUntil) {}

    /**
     * Other cases.
     *
     * @param follows  the closed case that it continues; null if none
     * @param joinedTo the standing case to which it was joined as a duplicate; null if none
     */
    public record Links(String follows, List<String> followedBy, String joinedTo, List<String> joined) {}

    /**
     * What support recorded of each capability; null where it has not begun.
     *
     * @param deployment null where no deployment was opened
     * @param meeting    null where no meeting was planned
     */
    public record Support(
            Mentoring mentoring,
            CapacityBuilding capacityBuilding,
            ExpertNetwork expertNetwork,
            List<GeneralService> generalServices,
            DeploymentFile deployment,
            MeetingFile meeting) {}

    /**
     * What was written and sent, and what came of it.
     *
     * @param undeliveredMail letters that the relay gave up on, as far as the reader's organisation may see them
     */
    public record Outputs(
            List<Product> products,
            List<Delivery> deliveries,
            List<Copy> copies,
            List<Feedback> feedback,
            List<ResultReports.Report> results,
            List<UndeliveredLetters.Undelivered> undeliveredMail) {}

    /** Who mentors, and the plan; null for what has not happened yet. What the agency answered is among the steps. */
    public record Mentoring(StepRecord analyst, StepRecord plan) {}

    /** The plan of a training and the word of the NCB; null for what has not happened yet. */
    public record CapacityBuilding(StepRecord plan, StepRecord answer) {}

    /** The search for experts and what came of it. */
    public record ExpertNetwork(StepRecord need, List<AskedExpert> experts) {}

    /**
     * An expert as the case shows them: of the engagement what everybody may see who sees the case, and the opinion.
     *
     * @param released null while the expert's NCB has not answered
     * @param opinion  null until it is written, and for a reader who gets it as a product
     */
    public record AskedExpert(
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
    public record GeneralService(Capability capability, StepRecord asked, StepRecord compliance, String number) {}

    public record Version(int version, String note, String writtenBy, Instant writtenAt) {}

    /** @param state at the moment of reading */
    public record Authorization(
            ContactState state,
            boolean requested,
            String agency,
            String scope,
            Instant validFrom,
            Instant validUntil,
            String decidedBy,
            Instant decidedAt,
            List<AuthorizationFact> facts) {}

    public record AuthorizationFact(FactKind kind, String reason, String recordedBy, Instant recordedAt) {}

    /** @param recordNumber null while the information system has not confirmed */
    public record IisRecord(
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
    public record Triage(
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
    public record Product(
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

    public record Delivery(
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
    public record Copy(
            String recipient,
            String subject,
            String subjectId,
            String madeBy,
            Instant madeAt,
            String messageId,
            Instant sentAt,
            String error) {}

    public record Feedback(String kind, String outcome, String note, String recordedBy, Instant recordedAt) {}
}
