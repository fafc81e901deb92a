package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.exchange.ExchangeProcess;
import org.ncbrelay.flow.tasks.ChangeAssignment;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.beans.factory.annotation.Autowired;

/** What a reader sees of each kind of event is what the table event_reader says, by each door (Annex 1.1; our default). */
class ReadersOfEventsTest extends AccessTestCase {
    private static final String REQUESTS = "/api/support-requests/";
    private static final String SECOND = "KEN-CBCU";
    private static final Pattern MARK = Pattern.compile("[A-Z_]+ of (AGENCY|NCB|INTERPOL)\\b");
    private static final List<String> SIDES = List.of("AGENCY", "NCB", "INTERPOL");

    @Autowired
    private ChangeAssignment change;

    /** No other test counts what never happened. */
    @AfterEach
    void removeTheEvents() {
        administration.execute("""
                SET session_replication_role = replica;
                DELETE FROM timeline_event WHERE note = kind || ' of ' || side;
                SET session_replication_role = DEFAULT""");
    }

    /** Who reads as what; the second agency is another reader of each case. */
    private static final Map<String, String> READERS =
            Map.of("agency", "agency.ken", "ncb", "ncb.ken", "interpol", "lead");

    @Test
    void agenciesThatOnlyReadACaseReadNoMoreThanTheAgencyWhoseCaseItIs() {
        Map<String, Integer> extent =
                Map.of("NEITHER", 0, "EVENT", 1, "ADDRESSED", 2, "OWN", 2, "REACHED", 2, "BOTH", 3);
        assertThat(administration.queryForList("SELECT kind, agency, shared, joined FROM event_reader"))
                .allSatisfy(row -> assertThat(List.of("shared", "joined"))
                        .allSatisfy(
                                reader -> assertThat(extent.get(row.get(reader).toString()))
                                        .as(row + " " + reader)
                                        .isLessThanOrEqualTo(
                                                extent.get(row.get("agency").toString()))));
    }

    /** They are one row, which is shown or not. */
    @Test
    void thePartsOfAnActHaveItsReaders() {
        for (EventKind part : EventKind.values())
            part.partOf()
                    .ifPresent(whole -> assertThat(administration.queryForObject(
                                    "SELECT count(DISTINCT (agency, shared, joined, ncb, interpol)) FROM event_reader"
                                            + " WHERE matter = 'CASE' AND kind IN (?, ?)",
                                    Integer.class,
                                    part.name(),
                                    whole.name()))
                            .as(part + " of " + whole)
                            .isEqualTo(1));
    }

    /** One event of each kind, written by each side. */
    @Test
    void eachReaderSeesOfEachEventWhatTheTableSays() {
        CaseReference shared = eventful(shared(walk.toTriage(flow.submit("agency.ken"))));
        READERS.forEach((reader, user) -> readsAsNamed(reader, user, shared));
        readsAsNamed("shared", "agency2.ken", shared);
        CaseReference joined = eventful(joined());
        readsAsNamed("joined", "agency2.ken", joined);
    }

    private void readsAsNamed(String reader, String user, CaseReference reference) {
        Map<String, String> named = administration
                .queryForList("SELECT kind, " + reader + "::text AS part FROM event_reader WHERE matter = 'CASE'")
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get("kind").toString(),
                        row -> row.get("part").toString()));
        String own = reader.equals("ncb") ? "NCB" : reader.equals("interpol") ? "INTERPOL" : "AGENCY";
        TreeSet<String> events = new TreeSet<>();
        TreeSet<String> notes = new TreeSet<>();
        named.forEach((kind, part) -> SIDES.forEach(side -> {
            boolean noted = switch (part) {
                case "BOTH" -> true;
                case "REACHED" -> own.equals("NCB") || side.equals("NCB") || side.equals(own);
                // Each is addressed to INTERPOL.
                case "ADDRESSED" ->
                    side.equals(own) && !List.of("shared", "joined").contains(reader) || own.equals("INTERPOL");
                case "OWN" -> side.equals(own);
                default -> false;
            };
            if (!part.equals("NEITHER")) events.add(kind);
            if (noted) notes.add(kind + " of " + side);
        }));

        JsonNode timeline = basic(user)
                .get(REQUESTS + reference + "/timeline")
                .with(200)
                .json()
                .path("events");
        assertThat(new TreeSet<>(texts(timeline, "kind"))).as(user).isEqualTo(events);
        assertThat(marks(texts(timeline, "note").stream())).as(user).isEqualTo(notes);
        assertThat(inTransaction(
                        user,
                        () -> new TreeSet<>(jdbc.sql("SELECT kind FROM timeline_event WHERE reference = ?")
                                .param(reference.value())
                                .query(String.class)
                                .list())))
                .as(user + " by SQL")
                .isEqualTo(events);
        assertThat(inTransaction(
                        user, () -> marks(jdbc.sql("""
                                        SELECT note FROM timeline_event e, relay_stand(e.reference) AS reader
                                         WHERE reference = ? AND note IS NOT NULL
                                           AND relay_note_reached(e, relay_shown('CASE', reader, e.kind), reader)""").param(reference.value()).query(String.class).list().stream())))
                .as(user + " by SQL")
                .isEqualTo(notes);
        String dossier =
                basic(user).get(REQUESTS + reference + "/dossier.txt").with(200).text();
        String page = session(user).get("/cases/" + reference).with(200).text();
        List.of(dossier, page)
                .forEach(text -> assertThat(marks(Arrays.stream(text.split("\\R|<"))))
                        .as(user)
                        .isSubsetOf(notes));
        assertThat(marks(Arrays.stream(dossier.split("\\R")))).as(user).isEqualTo(notes);
    }

    /** Notes that this test wrote. */
    private static TreeSet<String> marks(Stream<String> texts) {
        return texts.flatMap(text -> MARK.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonNode events, String field) {
        return events.findValuesAsText(field);
    }

    private CaseReference eventful(CaseReference reference) {
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, side, happened_at)
                SELECT '%s', r.kind, 'relay', CASE s.side WHEN 'INTERPOL' THEN 'INTERPOL' ELSE 'KEN' END, 'INTERPOL',
                       r.kind || ' of ' || s.side, s.side, now()
                  FROM event_reader r CROSS JOIN unnest('{AGENCY,NCB,INTERPOL}'::text[]) AS s (side) WHERE r.matter = 'CASE';
                SET session_replication_role = DEFAULT""".formatted(reference));
        return reference;
    }

    @Test
    void anEventOfAKindWithoutARowIsNotWritten() {
        CaseReference reference = flow.submit("agency.ken");
        assertThatThrownBy(() -> administration.update("""
                        INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                        VALUES (?, 'DISPATCHED_DIRECTLY', 'relay', 'KEN', now())""", reference.value()))
                .hasStackTraceContaining("unknown case or kind");
    }

    @Test
    void whatHasNotPassedABoundaryStaysOnItsSide() {
        CaseReference reference = shared(walk.toSharing(flow.submit("agency.ken")));
        walk.asked(reference);
        write(reference, "Title one");
        flow.decide(reference, "lead", "Task_ReviewReport", "REWORK", "note", "Attribute the second account");
        release("lead", "analyst", flow.taskId(reference, "Task_WriteReport"), "Suspended for misconduct");
        write(reference, "Title two");
        hides(
                reference,
                List.of("agency.ken", "agency2.ken", "ncb.ken"),
                "Title one",
                "Title two",
                "Attribute the second");
        hides(reference, List.of("agency.ken", "agency2.ken", "ncb.ken"), "Suspended for misconduct");
        shows(reference, "analyst", "Title one", "Attribute the second account", "Suspended for misconduct");
        walk.dispatched(walk.approved(reference));
        shows(reference, "ncb.ken", "Title two");
        hides(reference, List.of("ncb.ken"), "Title one", "Attribute the second");
        hides(reference, List.of("agency.ken", "agency2.ken"), "Title two");
        release("ncbhead.ken", "ncb.ken", flow.taskId(reference, DeliveryProcess.FORWARD), "Moved to another desk");
        hides(reference, List.of("agency.ken", "agency2.ken", "lead"), "Moved to another desk");
        shows(reference, "ncb.ken", "Moved to another desk");
        flow.decide(
                reference, "ncb.ken", DeliveryProcess.FORWARD, "WITHHOLD", "reason", "The unit is under investigation");
        hides(reference, List.of("agency.ken", "agency2.ken"), "under investigation", "Title two");
        shows(reference, "lead", "The unit is under investigation");
    }

    @Test
    void whatTheNcbReturnsIsReadByTheSideThatCorrectsIt() {
        CaseReference reference = shared(capability.inSupport(Capability.MENTORING));
        flow.work(reference, "lead", "Task_AssignAnalyst", Map.of("analyst", "analyst"));
        propose(reference);
        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "RETURN", "reason", "We do not trust this unit");
        shows(reference, "analyst", "We do not trust this unit");
        hides(reference, List.of("agency.ken", "agency2.ken"), "We do not trust this unit");

        propose(reference);
        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "FORWARD");
        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "CHANGE", "note", "Add the parcels");
        flow.decide(reference, "ncb.ken", "Task_PassOnAnswer", "RETURN", "reason", "Say it in one sentence");
        shows(reference, "agency.ken", "Say it in one sentence");
        hides(reference, List.of("analyst", "lead", "gs", "agency2.ken"), "Say it in one sentence");
    }

    private void propose(CaseReference reference) {
        flow.work(
                reference,
                "analyst",
                "Task_ProposeMentoringPlan",
                Map.of("aims", "Trace wallets", "schedule", "Two sessions in October"));
    }

    @Test
    void aMessageAndAGrantAreOfOneAgency(@Autowired News news) {
        CaseReference reference =
                walk.acknowledged(flow.submit("agency.ken", body -> CapabilityWalk.ask(body, Capability.MENTORING)));
        message("agency.ken", reference, "NCB", "Ourwords to the bureau");
        walk.supported(walk.recorded(walk.granted(reference)));
        shared(reference);
        inTransaction("agency2.ken", () -> {
            news.follow(reference, desk.officer("agency2.ken"), Instant.EPOCH);
            news.seen(reference, desk.officer("agency2.ken"), Instant.EPOCH);
        });
        message("lead", reference, "AGENCY", "Teamwords to the agency");
        flow.work(reference, "lead", "Task_AssignAnalyst", Map.of("analyst", "analyst"));
        propose(reference);

        shows(reference, "agency.ken", "Trace wallets", "MESSAGE_SENT", "DIRECT_CONTACT_GRANTED");
        assertThat(messages("agency.ken", reference))
                .containsExactlyInAnyOrder("Ourwords to the bureau", "Teamwords to the agency");
        assertThat(messages("lead", reference)).containsExactly("Teamwords to the agency");
        assertThat(messages("ncb.ken", reference)).hasSize(2);
        hides(
                reference,
                List.of("agency2.ken"),
                "Ourwords",
                "Teamwords",
                "Trace wallets",
                "MESSAGE_SENT",
                "DIRECT_CONTACT_GRANTED");
        assertThat(messages("agency2.ken", reference)).isEmpty();
        JsonNode contact = basic("agency2.ken").get(REQUESTS + reference).json().path("authorization");
        assertThat(contact.path("state").asText()).isEqualTo("NOT_REQUESTED");
        assertThat(contact.path("requested").asBoolean()).isFalse();
        assertThat(contact.path("facts")).isEmpty();
        for (String table : List.of("case_message", "authorization_fact"))
            assertThat(inTransaction(
                            "agency2.ken",
                            () -> jdbc.sql("SELECT count(*) FROM " + table + " WHERE reference = ?")
                                    .param(reference.value())
                                    .query(Integer.class)
                                    .single()))
                    .as(table)
                    .isZero();
        assertThat(found("agency.ken", "Teamwords")).isOne();
        assertThat(found("agency2.ken", "Teamwords")).isZero();
        assertThat(inTransaction("agency2.ken", () -> news.changed(desk.officer("agency2.ken"), 10)))
                .filteredOn(changed -> changed.reference().equals(reference.value()))
                .flatExtracting(News.Changed::events)
                .extracting(News.Happened::kind)
                .doesNotContain(EventKind.MESSAGE_SENT);
        basic("agency2.ken")
                .post(REQUESTS + reference + "/messages", Map.of("to", "INTERPOL", "text", "By their grant"))
                .with(403);

        basic("ncb.ken")
                .post(
                        REQUESTS + reference + "/sharing",
                        Map.of("action", "TRANSFER", "agency", SECOND, "reason", "Their area"))
                .with(200);
        message("ncb.ken", reference, "AGENCY", "Nextwords to the next agency");
        assertThat(messages("agency2.ken", reference)).containsExactly("Nextwords to the next agency");
        assertThat(found("agency2.ken", "Nextwords")).isOne();
        assertThat(found("agency2.ken", "Teamwords")).isZero();
    }

    private void message(String user, CaseReference reference, String to, String text) {
        basic(user)
                .post(REQUESTS + reference + "/messages", Map.of("to", to, "text", text))
                .with(201);
    }

    private List<String> messages(String user, CaseReference reference) {
        return basic(user)
                .get(REQUESTS + reference + "/messages")
                .with(200)
                .json()
                .path("items")
                .findValuesAsText("text");
    }

    /** By the function that the page of the search asks, which names messages alone. */
    private int found(String user, String word) {
        return inTransaction(
                user,
                () -> jdbc.sql("SELECT count(*) FROM relay_search(?, '{MESSAGE}', 20)")
                        .param(word)
                        .query(Integer.class)
                        .single());
    }

    private void write(CaseReference reference, String title) {
        flow.work(
                reference,
                "analyst",
                "Task_WriteReport",
                Map.of(
                        "title", title,
                        "findings", "The accounts share one wallet and one address.",
                        "sourceGrading", "B",
                        "informationGrading", "2"));
    }

    private void release(String head, String worker, String task, String reason) {
        desk.as(worker, () -> {
            tasks.claim(task, worker);
            return null;
        });
        desk.as(head, () -> change.change(task, ChangeAssignment.Action.RELEASE, reason, desk.officer(head)));
    }

    private void hides(CaseReference reference, List<String> readers, String... texts) {
        for (String reader : readers)
            doors(reference, reader)
                    .forEach((door, content) ->
                            assertThat(content).as(reader + " " + door).doesNotContain(texts));
    }

    private void shows(CaseReference reference, String reader, String... texts) {
        assertThat(doors(reference, reader).get("/timeline")
                        + doors(reference, reader).get(""))
                .contains(texts);
    }

    private Map<String, String> doors(CaseReference reference, String reader) {
        Map<String, String> doors = new HashMap<>();
        for (String door : List.of("", "/timeline", "/dossier.txt", "/messages"))
            doors.put(
                    door,
                    basic(reader).get(REQUESTS + reference + door).with(200).text());
        doors.put("page", session(reader).get("/cases/" + reference).with(200).text());
        return doors;
    }

    private CaseReference shared(CaseReference reference) {
        basic("ncb.ken")
                .post(
                        REQUESTS + reference + "/sharing",
                        Map.of("action", "SHARE", "agency", SECOND, "reason", "Seen at the border"))
                .with(200);
        return reference;
    }

    private CaseReference joined() {
        basic("ncbhead.ken")
                .put("/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        walk.joined(standing, walk.toTriage(flow.submit("agency2.ken")));
        return standing;
    }
}
