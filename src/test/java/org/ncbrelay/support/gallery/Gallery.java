package org.ncbrelay.support.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.dispatch.RecallDispatch;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.flow.hitquestion.ReadHits;
import org.ncbrelay.flow.intelligence.DraftIntelligence;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.store.evidence.Scans;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Cases and intelligence in each state, with the files, tasks, letters and drafts about them, seen from Kenya and from INTERPOL. Each is
 * made when first asked for, and again once a test says that it has changed it. Each says a word that stands nowhere else, so that it can
 * be found wherever it must not be.
 * <ul>
 *   <li>own: of Kenya, as the flow has it: INTERPOL sees it by its copy;
 *   <li>shared: of France, to which Kenya was invited; INTERPOL sees it too;
 *   <li>revoked: of France; the grants of Kenya and of INTERPOL were taken back;
 *   <li>foreign: of France, and neither Kenya nor INTERPOL has a grant;
 *   <li>crossed: the own case with something of the foreign one;
 *   <li>unrecorded: of Kenya, acknowledged and in no record, with a task of the General Secretariat;
 *   <li>missing: never existed;
 *   <li>submitted (with an external source), returned, acknowledged, withdrawn, joined, sharing, direct, bureau, closed: of Kenya, at that point of its path, with
 *       answers to the agency directly or over the bureau;
 *   <li>infected: of Kenya, with a file in which a scanner found something;
 *   <li>deployed: of Kenya, with a mission and a meeting to which France and Singapore were invited;
 *   <li>written: of Kenya, with a product and a picture of it;
 *   <li>asked: of Kenya, of which Brazil received a diffusion, a notice, an invitation and a question to an expert.
 * </ul>
 * Intelligence is INTERPOL's: own = not released, shared = sent to Kenya, revoked = recalled from Kenya, foreign = sent to France.
 */
public class Gallery {
    public static final UUID NOWHERE = new UUID(0x0000000000007000L, 0x8000000000000000L);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Relations of requests of France; all others are of Kenya. */
    private static final Set<String> OF_FRANCE = Set.of("shared", "revoked", "foreign", "copied");

    /** What a report leaves, without the capabilities that lead there. */
    private static final String WRITTEN = """
            INSERT INTO report_picture (id, reference, subject, media_type, sha256, content, added_by, added_at)
            VALUES (gen_random_uuid(), '%1$s', 'MENTORING', 'image/png', repeat('0', 64), '\\x00', 'analyst', now());
            INSERT INTO product (id, reference, capability, kind, version, title, body, confidentiality, written_by, written_at, sha256)
            VALUES (gen_random_uuid(), '%1$s', 'MENTORING', 'ADVICE_NOTE', 1, 'Wallets', 'They share one.', 'RESTRICTED', 'analyst', now(),
                    repeat('0', 64))""";

    /** What a case asks of Brazil, without the flow that leads there. */
    private static final String ASKED = """
            INSERT INTO diffusion VALUES ('D-1', '%1$s', '{BRA}', 'Wanted', 'Text', 'ncb.ken', now());
            INSERT INTO diffusion VALUES ('NOTICE-1', '%1$s', '{BRA}', 'Wanted', 'Text', 'gs', now(), NULL, NULL, 'BLUE');
            INSERT INTO meeting VALUES ('%1$s', 'Meeting', 'Plan', 'VIDEO', now(), 'Lyon', NULL, 'analyst', now());
            INSERT INTO meeting_invitation VALUES ('%1$s', 'BRA', 'INVITED', NULL, NULL, now());
            INSERT INTO ist_member (id, reference, round, role, home, starts_on, working_days, state)
            VALUES (gen_random_uuid(), '%1$s', 1, 'ANALYST', 'BRA', '2026-10-12', 5, 'ASKED');
            INSERT INTO expert_engagement
            VALUES (gen_random_uuid(), '%1$s', 'BRA-EXP-001', 'BRA', 'DIGITAL_FORENSICS', 'Which?', 'analyst', now())""";

    private final Flowchart flow;
    private final Walk walk;
    private final IntelligenceWalk intelligenceWalk;
    private final SupportWalk support;
    private final Desk desk;
    private final ReceiveEvidence receive;
    private final RecallDispatch recall;
    private final WithdrawRequest withdraw;
    private final DraftIntelligence drafts;
    private final CorrectRequest correct;
    private final TransactionOperations transactions;
    private final ProposeChange proposals;
    private final Scans scans;
    private final ReadHits hits;
    private final LettersAtHand letters;
    private final RepositoryService repository;
    private final FilterService filters;
    private final JdbcTemplate administration;
    private final Map<String, Object> made = new TreeMap<>();

    Gallery(
            Flowchart flow,
            Walk walk,
            IntelligenceWalk intelligenceWalk,
            SupportWalk support,
            Desk desk,
            ReceiveEvidence receive,
            RecallDispatch recall,
            WithdrawRequest withdraw,
            DraftIntelligence drafts,
            CorrectRequest correct,
            TransactionOperations transactions,
            ProposeChange proposals,
            Scans scans,
            ReadHits hits,
            LettersAtHand letters,
            RepositoryService repository,
            FilterService filters,
            DatabaseAccess access) {
        this.flow = flow;
        this.walk = walk;
        this.intelligenceWalk = intelligenceWalk;
        this.support = support;
        this.desk = desk;
        this.receive = receive;
        this.recall = recall;
        this.withdraw = withdraw;
        this.drafts = drafts;
        this.correct = correct;
        this.transactions = transactions;
        this.proposals = proposals;
        this.scans = scans;
        this.hits = hits;
        this.letters = letters;
        this.repository = repository;
        this.filters = filters;
        this.administration = TestDatabase.administration(access);
    }

    /** The relation of another country's request that INTERPOL has a copy of. */
    public static final String COPIED = "copied";

    /** The relation of a Kenyan request that is not recorded yet. */
    public static final String UNRECORDED = "unrecorded";

    /** The word that only a thing of this relation says. */
    public static String word(String relation) {
        return "Canary" + relation;
    }

    /** Everything of this relation is made anew when it is next asked for. */
    public synchronized void renew(String relation) {
        made.keySet().removeIf(key -> key.endsWith(' ' + relation));
    }

    public synchronized CaseReference caseOf(String relation) {
        return switch (relation) {
            case "missing" -> new CaseReference("FRA-2026-999999");
            case "crossed" -> caseOf("own");
            case "own", "shared", "revoked", "foreign", UNRECORDED -> once("case " + relation, () -> newCase(relation));
            default -> once("case " + relation, () -> atState(relation));
        };
    }

    public synchronized UUID evidence(String relation) {
        if (relation.equals("missing")) return NOWHERE;
        String of = relation.equals("crossed") ? "foreign" : relation;
        CaseReference reference = caseOf(of);
        return once("evidence " + of, () -> attached(reference, of));
    }

    private UUID attached(CaseReference reference, String relation) {
        return attached(desk, receive, reference, word(relation) + " note", word(relation) + " seen at the market.");
    }

    /** A case at one point of its path; each state says how it is reached. */
    private CaseReference atState(String state) {
        return switch (state) {
            case "submitted" -> submitted(state);
            case "infected" -> {
                CaseReference reference = submitted(state);
                UUID file = once("evidence " + state, () -> attached(reference, state));
                Scan found = new Scan(Scan.Verdict.INFECTED, "Relay.Test", "Scanner 1", Instant.EPOCH);
                desk.as(
                        "agency.ken",
                        () -> transactions.executeWithoutResult(status -> scans.keep(reference, file, found)));
                yield reference;
            }
            case "returned" -> walk.returned(submitted(state));
            case "acknowledged" -> walk.acknowledged(submitted(state));
            case "recorded" -> walk.toTriage(submitted(state));
            case "withdrawn" -> {
                CaseReference reference = walk.acknowledged(submitted(state));
                desk.as(
                        "agency.ken",
                        () -> withdraw.withdraw(reference, "No longer needed", desk.officer("agency.ken")));
                yield reference;
            }
            case "joined" -> walk.joined(walk.toTriage(submitted(state)), walk.toTriage(submitted(state)));
            case "sharing" -> walk.toSharing(submitted(state));
            case "direct" ->
                walk.dispatched(walk.approved(walk.written(
                        walk.asked(walk.supported(walk.recorded(walk.granted(walk.acknowledged(submitted(state)))))))));
            case "bureau" -> walk.forwarded(walk.dispatched(walk.toDelivery(viaBureau(state))));
            case "closed" -> walk.closed(walk.confirmed(walk.toClosure(viaBureau(state))));
            case "deployed" -> {
                CaseReference reference = support.asked(Map.of(
                        "capabilities",
                        List.of("IST_DEPLOYMENT", "COORDINATION_MEETING"),
                        "title",
                        word(state) + " of ivory"));
                support.held(support.agendaSet(support.answered(support.planned(reference))));
                yield support.signed(reference, 5);
            }
            case "written" -> {
                CaseReference reference = walk.toTriage(submitted(state));
                past(WRITTEN, reference);
                yield reference;
            }
            case "asked" -> {
                CaseReference reference = walk.acknowledged(submitted(state));
                past(ASKED, reference);
                yield reference;
            }
            default -> throw new IllegalArgumentException("no case of the gallery is " + state);
        };
    }

    private CaseReference viaBureau(String state) {
        return flow.submit("agency.ken", body -> {
            body.putAll(request(state, "KEN"));
            body.put("directContact", Map.of("requested", false));
        });
    }

    /** Changes to accounts that an operator asked for: one that another operator decides on, and one that the head of the bureau does. */
    public synchronized void changes() {
        once("changes", () -> {
            for (Proposal change : List.of(
                    new Proposal(
                            ChangeKind.CHANGE_PROFILE,
                            "ncb.ken",
                            null,
                            Map.of("email", "bureau.ken@relay.example"),
                            null),
                    Proposal.of(ChangeKind.ADD_TO_GROUP, "ncb.ken", "ncb-heads")))
                proposals.propose(change, "operator2");
            return "asked for";
        });
    }

    /** What is written about a case: a picture of a report, or a product. */
    public synchronized UUID written(String table, String relation) {
        if (!relation.equals("written")) return NOWHERE;
        CaseReference reference = caseOf(relation);
        return once(
                table + ' ' + relation,
                () -> UUID.fromString(flow.one("SELECT id::text FROM " + table + " WHERE reference = ?", reference)));
    }

    /** A person's draft of intelligence that is about what was sent before. */
    public synchronized UUID linkedDraft(String person) {
        CaseReference sent = intelligence("shared");
        return once(
                "draft of intelligence of " + person + " linked",
                () -> desk.as(person, () -> {
                    UUID copy = drafts.beginFrom(sent, desk.officer(person));
                    Map<String, Object> content = new HashMap<>(
                            drafts.open(copy, desk.officer(person)).content());
                    content.put("relatedReference", sent.value());
                    return drafts.begin(content, desk.officer(person));
                }));
    }

    /** A letter of the case, to the desk of its bureau, that the relay gave up on. */
    public synchronized UUID failedLetter(String relation) {
        if (relation.equals("missing")) return NOWHERE;
        String of = relation.equals("crossed") ? "foreign" : relation;
        CaseReference reference = caseOf(of);
        return once("failed letter " + of, () -> giveUp(reference));
    }

    private UUID giveUp(CaseReference reference) {
        return administration.queryForObject(
                """
                UPDATE outbox_mail SET sent_at = NULL, failed_at = now(), attempts = 7, last_error = 'The mail server is away.'
                 WHERE id = (SELECT id FROM outbox_mail WHERE reference = ? AND organisation = ? ORDER BY created_at LIMIT 1)
                RETURNING id""", UUID.class, reference.value(), reference.organisation().value());
    }

    public synchronized UUID hit(String relation) {
        if (relation.equals("missing")) return NOWHERE;
        if (relation.equals("own")) {
            caseOf("shared");
            CaseReference own = caseOf("own");
            return once("hit own", () -> anyHit(own));
        }
        String of = relation.equals("crossed") ? "foreign" : relation;
        caseOf(of);
        return (UUID) made.get("hit " + of);
    }

    /** The bureau has seen its hits: a page that it is shown later tells no owner anything new. */
    public synchronized void showHits() {
        // Made first: whoever acts as the bureau sees nobody of the agency that files it.
        CaseReference own = caseOf("own");
        desk.as("ncb.ken", () -> hits.of(own));
    }

    /** One with a case of another country: whose it is, INTERPOL knows. */
    private UUID anyHit(CaseReference reference) {
        return desk.as("analyst", () -> hits.of(reference)).stream()
                .filter(hit -> !reference.organisation().value().equals(hit.country()))
                .map(hit -> hit.id())
                .findFirst()
                .orElseThrow();
    }

    public synchronized CaseReference intelligence(String relation) {
        if (relation.equals("missing")) return new CaseReference("INT-2026-999999");
        return once("intelligence " + relation, () -> newIntelligence(relation));
    }

    public synchronized UUID file(String relation) {
        if (relation.equals("missing")) return NOWHERE;
        intelligence(relation);
        return (UUID) made.get("file " + relation);
    }

    /** @param person whose own it is */
    public synchronized UUID draft(String relation, String person) {
        return switch (relation) {
            case "missing" -> NOWHERE;
            case "own" -> once("draft of " + person + " own", () -> newDraft(person));
            case "correcting" -> {
                CaseReference returned = caseOf("returned");
                yield desk.as(person, () -> correct.begin(returned, desk.officer(person)));
            }
            case "colleague" ->
                once(
                        "draft beside " + person + " colleague",
                        () -> newDraft(
                                organisation(person).equals("KEN")
                                        ? person.equals("agency.ken") ? "ncb.ken" : "agency.ken"
                                        : person.equals("gs") ? "lead" : "gs"));
            default -> once("draft foreign", () -> newDraft("agency.fra"));
        };
    }

    /** @param person whose own it is; a foreign one is of somebody of France */
    public synchronized UUID savedView(String relation, String person) {
        if (relation.equals("missing")) return NOWHERE;
        String officer = relation.equals("own") && !organisation(person).equals("PLATFORM") ? person : "ncb.fra";
        return once(
                "saved view of " + officer + ' ' + relation,
                () -> administration.queryForObject(
                        """
                        INSERT INTO saved_view (id, organisation, officer, list, name, query, saved_at)
                        VALUES (gen_random_uuid(), ?, ?, 'TASKS', ?, '', now()) RETURNING id""", UUID.class, organisation(officer), officer, "View " + UUID.randomUUID()));
    }

    public synchronized UUID letter(String relation, String person) {
        if (relation.equals("missing")) return NOWHERE;
        return once("letter to " + organisation(person) + ' ' + relation, () -> anyLetter(relation, person));
    }

    private UUID anyLetter(String relation, String person) {
        CaseReference reference = caseOf(relation);
        letters.sendDue();
        String to = relation.equals("own") ? organisation(person) : "FRA";
        // The country of the case always has one.
        return administration.queryForObject("""
                SELECT id FROM outbox_mail WHERE reference = ? AND organisation IN (?, left(reference, 3)) AND sent_at IS NOT NULL
                 ORDER BY organisation = ? DESC, created_at DESC, recipient, template LIMIT 1""", UUID.class, reference.value(), to, to);
    }

    /** A task of Kenya's bureau, of INTERPOL in Kenya's case, or of the bureau of France. */
    public synchronized String task(String relation) {
        return task("task", relation);
    }

    /** The same, and nobody ever claims it. */
    public synchronized String unclaimedTask(String relation) {
        return task("unclaimed task", relation);
    }

    private String task(String what, String relation) {
        if (relation.equals("missing")) return NOWHERE.toString();
        if (relation.equals("acknowledged")) return flow.taskId(caseOf(relation), AuthorizationProcess.DECIDE);
        return once(what + ' ' + relation, () -> {
            Task task = relation.equals(UNRECORDED)
                    ? flow.task(toBeEntered(walk.acknowledged(submitted(relation))), "Task_EnterRecord")
                    : relation.equals("interpol")
                            ? flow.task(walk.toTriage(submitted("own")), "Task_AssessRequest")
                            : flow.task(submittedWithTask(relation), "Task_AcknowledgeRequest");
            return task.getId();
        });
    }

    private CaseReference toBeEntered(CaseReference reference) {
        return flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("GENERAL_SECRETARIAT"));
    }

    public synchronized String definition(String relation, String key) {
        if (relation.equals("missing")) return NOWHERE.toString();
        return once(
                "definition",
                () -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult()
                        .getId());
    }

    public synchronized String filter(String relation) {
        if (relation.equals("missing")) return NOWHERE.toString();
        return once(
                "filter",
                () -> filters.createFilterQuery().list().stream()
                        .filter(filter -> filter.getName().contains("acknowledge"))
                        .findFirst()
                        .orElseThrow()
                        .getId());
    }

    /** A request as somebody of this country may file it. */
    public static Map<String, Object> request(String relation, String country) {
        Map<String, Object> body = Flowchart.sample();
        body.put("title", word(relation) + " of ivory");
        body.put("countriesInvolved", country.equals("FRA") ? List.of("SGP") : List.of("SGP", "FRA"));
        if (relation.equals("submitted"))
            body.put("externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true));
        return body;
    }

    public static String organisation(String person) {
        int dot = person.indexOf('.');
        if (dot > 0) return person.substring(dot + 1).toUpperCase(Locale.ROOT);
        return person.equals("operator") || person.equals("nobody") ? "PLATFORM" : "INTERPOL";
    }

    private CaseReference submitted(String relation) {
        String country = OF_FRANCE.contains(relation) ? "FRA" : "KEN";
        return flow.submit(
                "agency." + country.toLowerCase(Locale.ROOT), body -> body.putAll(request(relation, country)));
    }

    /** What a task is about; of another country, it was copied to INTERPOL, which may see it. */
    private CaseReference submittedWithTask(String relation) {
        return submitted(relation.equals("foreign") ? COPIED : relation);
    }

    private CaseReference newCase(String relation) {
        if (!relation.equals("own")) caseOf("own");
        CaseReference reference = walk.acknowledged(submitted(relation));
        walk.granted(reference);
        if (!relation.equals(UNRECORDED)) walk.recorded(reference);
        made.put("evidence " + relation, attached(reference, relation));
        if (relation.equals(UNRECORDED)) made.put("hit " + relation, NOWHERE);
        else if (!relation.equals("own")) made.put("hit " + relation, anyHit(reference));
        switch (relation) {
            case "shared" -> invite(reference, "NULL");
            case "revoked" -> {
                invite(reference, "now()");
                past(
                        "UPDATE case_access SET revoked_at = now() WHERE organisation LIKE 'INTERPOL%%' AND reference = '%s'",
                        reference);
            }
            case "foreign" ->
                past("DELETE FROM case_access WHERE organisation LIKE 'INTERPOL%%' AND reference = '%s'", reference);
            default -> {}
        }
        return reference;
    }

    private void invite(CaseReference reference, String revoked) {
        past("""
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at, revoked_at)
                VALUES ('%s', 'KEN', 'FRA', 'INVITATION', 'lead', now(), REVOKED)""".replace("REVOKED", revoked), reference);
    }

    /** What no path of the flow leads to, past the guards of the tables. */
    private void past(String sql, CaseReference reference) {
        administration.execute("SET session_replication_role = replica; " + sql.formatted(reference)
                + "; SET session_replication_role = origin");
    }

    /** A note that the agency of the case attaches, or an analyst to intelligence. */
    public static UUID attached(
            Desk desk, ReceiveEvidence receive, CaseReference reference, String title, String text) {
        String agency = reference.isIntelligence() ? "analyst" : Walk.of("agency", reference);
        Evidence evidence = desk.as(agency, () -> {
            try {
                return receive.receive(
                        reference,
                        new FileName("note.txt"),
                        new ByteArrayInputStream(text.getBytes()),
                        new Evidence.Provenance(title, null, null),
                        null,
                        new EvidenceAccess(desk.officer(agency), null, null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return evidence.id();
    }

    private CaseReference newIntelligence(String relation) {
        String country = relation.equals("foreign") ? "FRA" : "KEN";
        CaseReference reference = intelligenceWalk.register(body -> {
            body.put("title", word(relation) + " of ivory");
            body.put("countries", List.of(country));
        });
        made.put("file " + relation, attached(reference, relation));
        if (relation.equals("own")) return reference;
        intelligenceWalk.seen(reference);
        intelligenceWalk.released(reference);
        if (relation.equals("revoked"))
            desk.as(
                    "lead",
                    () -> recall.recall(reference, new OrganisationCode("KEN"), "Sent in error", desk.officer("lead")));
        return reference;
    }

    private UUID newDraft(String owner) {
        UUID id = UUID.randomUUID();
        String organisation = organisation(owner).equals("PLATFORM") ? "KEN" : organisation(owner);
        String relation = organisation.equals("FRA") ? "foreign" : "own";
        administration.update(
                "INSERT INTO request_draft (id, organisation, owner, content, created_at, updated_at) VALUES (?, ?, ?, ?::jsonb, now(), now())",
                id,
                organisation,
                owner,
                json(request(relation, organisation)));
        return id;
    }

    public static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String key, Supplier<T> maker) {
        Object known = made.get(key);
        if (known == null) {
            known = maker.get();
            made.put(key, known);
        }
        return (T) known;
    }
}
