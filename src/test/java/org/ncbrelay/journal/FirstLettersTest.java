package org.ncbrelay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.GS;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.port.Letter;

/** Letters that ask for a task wait for it until the end of the transaction; a task that none asks for gets its own. */
class FirstLettersTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");
    private static final OrganisationCode FRANCE = new OrganisationCode("FRA");

    private final List<Recorded> written = new ArrayList<>();
    private final PendingEntries pending = new PendingEntries((entries, at) -> written.addAll(entries), NOW);

    @Test
    void aLetterThatIsRecordedBeforeItsTaskIsThereNamesItAllTheSame() {
        pending.add(new Recorded(
                Optional.of(NCB),
                Act.of(EventKind.ADDRESSED_TO_NCB, REFERENCE, NCB).toNcb().withLetter(Letter.REQUEST_SUBMITTED)));
        pending.writeRowsAndActs();
        assertThat(letters()).as("before the task").isEmpty();

        pending.add(
                Optional.of(NCB),
                task("t1", "acknowledgment/Task_AcknowledgeRequest", "KEN", Role.NCB_OFFICER),
                Optional.empty());
        pending.beforeCommit(false);

        assertThat(letters()).containsExactly("REQUEST_SUBMITTED to KEN about t1: /cases/" + REFERENCE + "?task=t1");
    }

    @Test
    void eachOfTwoTasksOfOneCountryIsNamedByOneLetter() {
        for (String id : List.of("t1", "t2")) {
            pending.add(letter(Letter.EXPERT_ASKED, Addressee.ncb(FRANCE)));
            pending.add(
                    Optional.of(GS), task(id, "istRelease/Task_ReleaseExpert", "FRA", Role.NCB_HEAD), Optional.empty());
        }
        pending.beforeCommit(false);

        assertThat(letters())
                .containsExactly("EXPERT_ASKED to FRA about t1: /tasks/t1", "EXPERT_ASKED to FRA about t2: /tasks/t2");
    }

    @Test
    void aLetterOfAnotherCountryNamesNoTaskOfThisOne() {
        pending.add(letter(Letter.INVITATION, Addressee.ncb(FRANCE)));
        pending.add(
                Optional.of(GS),
                task("t1", "meetingInvitation/Task_AnswerInvitation", "SGP", Role.NCB_OFFICER),
                Optional.empty());
        pending.beforeCommit(false);

        assertThat(letters())
                .containsExactly("INVITATION to FRA: /invitations", "TASK_WAITING to SGP about t1: /tasks/t1");
    }

    @ParameterizedTest
    @CsvSource({"AGENCY_OFFICER, KEN", "EXPERT, KEN", "GWET_ANALYST, INTERPOL"})
    void anAgencyAnExpertAndWhoeverGoesOnWithOwnWorkGetNoLetter(Role office, String organisation) {
        Officer acting = ANALYST;
        pending.add(
                Optional.of(acting), task("t1", "sharing/Task_WriteReport", organisation, office), Optional.empty());
        pending.beforeCommit(false);

        assertThat(letters()).isEmpty();
    }

    @Test
    void anotherOfficeOfInterpolGetsOne() {
        pending.add(
                Optional.of(ANALYST),
                task("t1", "triage/Task_DecideSupport", "INTERPOL", Role.GWET_LEAD),
                Optional.empty());
        pending.beforeCommit(false);

        assertThat(letters()).containsExactly("TASK_WAITING to INTERPOL about t1: /cases/" + REFERENCE + "?task=t1");
    }

    /** A country that does not see the case is led to what it sees. */
    @ParameterizedTest
    @CsvSource({
        "DIFFUSION_SENT, FRA, KEN-2026-000001, /diffusions/KEN-2026-000001",
        "NOTICE_WITHDRAWN, FRA, KEN-2026-000001, /diffusions/KEN-2026-000001",
        "AGENDA_SET, FRA, KEN-2026-000001, /invitations",
        "CASE_CLOSED, INTERPOL, KEN-2026-000001, /cases/KEN-2026-000001",
        "CASE_SHARING_ENDED, KEN, KEN-2026-000001, /cases",
        "CASE_TRANSFERRED, INTERPOL, KEN-2026-000001, /cases/KEN-2026-000001",
        "DISPATCH_RECALLED, FRA, INT-2026-000001, /cases",
        "INTELLIGENCE_ACKNOWLEDGED, FRA, INT-2026-000001, /intelligence/INT-2026-000001"
    })
    void aLetterLeadsToAPageThatItsReaderSees(Letter letter, String to, String reference, String page) {
        Addressee reader = Addressee.ncb(new OrganisationCode(to));
        assertThat(OutgoingLetter.about(new CaseReference(reference), letter, reader)
                        .page())
                .isEqualTo(page);
    }

    private static Recorded letter(Letter letter, Addressee to) {
        return new Recorded(Optional.of(GS), OutgoingLetter.about(REFERENCE, letter, to));
    }

    private static WaitingTask task(String id, String node, String organisation, Role office) {
        return new WaitingTask(
                id, REFERENCE, node, "Task", new OrganisationCode(organisation), Set.of(office), NOW, null, null);
    }

    private List<String> letters() {
        return written.stream()
                .map(Recorded::entry)
                .flatMap(entry -> entry instanceof Act act
                        ? act.letters().stream()
                        : entry instanceof OutgoingLetter letter
                                ? List.of(letter).stream()
                                : List.<OutgoingLetter>of().stream())
                .map(letter -> letter.letter() + " to " + letter.organisation()
                        + letter.task().map(task -> " about " + task.id()).orElse("") + ": " + letter.page())
                .toList();
    }
}
