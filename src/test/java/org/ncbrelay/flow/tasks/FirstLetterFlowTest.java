package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.mail.LetterLinks;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** The first letter of a task: it says until when, and leads to a page that its reader can open (see {@link FlowTestCase}). */
class FirstLetterFlowTest extends FlowTestCase {
    @Autowired
    private Mailbox mailbox;

    @Test
    void theLetterHasTheDueDateOfItsTaskAndTheEndOfTheWaiting() {
        CaseReference reference = flow.submit("agency.ken");
        Task task = flow.task(reference, "Task_AcknowledgeRequest");

        assertThat(flow.all(
                        "SELECT template || ' ' || reader || ' ' || page FROM outbox_mail WHERE reference = ? AND task_node = 'acknowledgment/Task_AcknowledgeRequest'",
                        reference))
                .containsExactly("REQUEST_SUBMITTED NCB /cases/" + reference + "?task=" + task.getId());
        assertThat(moment("due_at", reference, "REQUEST_SUBMITTED"))
                .isEqualTo(task.getDueDate().toInstant());
        assertThat(moment("ends_at", reference, "REQUEST_SUBMITTED"))
                .isEqualTo(flow.timerDue(reference, "Timer_NoAcknowledgment"));
        assertThat(flow.one("SELECT next_step FROM outbox_mail WHERE reference = ? AND next_step <> ''", reference))
                .isEqualTo("NCB_HEAD");
        assertThat(LetterLinks.opened()).as("pages of letters that were opened").isPositive();
    }

    @Test
    void aTaskThatNoLetterAsksForHasALetterOfItsOwn() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));
        assertThat(announced(reference))
                .contains("IDN recording/Task_TakeOverAsSource", "IDN authorization/Task_DecideDirectContact");

        flow.decide(reference, "ncb.idn", "Task_TakeOverAsSource", "TAKE_OVER");
        assertThat(announced(reference)).contains("IDN recording/Task_CheckRecord");
    }

    /** The analyst who defines the question goes on with the report: nobody writes to the analysts about it. */
    @Test
    void interpolIsWrittenToWhereTheWorkChangesTheOffice() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        assertThat(announced(reference))
                .contains("INTERPOL triage/Task_AssessRequest", "INTERPOL triage/Task_DecideSupport");

        walk.asked(reference);

        assertThat(announced(reference)).doesNotContain("INTERPOL sharing/Task_WriteReport");
    }

    /** No agency opens a case that its National Central Bureau filed for itself, not even one that the request calls by its name. */
    @Test
    void whatWouldGoToTheAgencyGoesToTheBureauThatFiledTheRequestAndOnlyOnce() {
        CaseReference reference = walk.acknowledged(flow.submit("ncbhead.ken"));
        flow.decide(reference, "ncb.ken", "Task_DecideDirectContact", "GRANT");
        walk.assessed(walk.recorded(reference));
        flow.decide(reference, "lead", "Task_DecideSupport", "REJECT", "reason", "Outside the mandate");

        assertThat(flow.all("SELECT reader FROM outbox_mail WHERE reference = ?", reference))
                .contains("NCB")
                .doesNotContain("AGENCY");
        assertThat(flow.all("SELECT template FROM outbox_mail WHERE reference = ? AND organisation = 'KEN'", reference))
                .containsOnlyOnce("REQUEST_ACKNOWLEDGED", "DIRECT_CONTACT_GRANTED", "REQUEST_DECLINED");
    }

    @Test
    void anAgencyIsShownTheLettersToItselfAndNoneToItsBureau() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        // A mailbox shows its newest letters, and other cases have many.
        administration.update(
                "UPDATE outbox_mail SET sent_at = (SELECT greatest(max(sent_at), max(created_at)) FROM outbox_mail) WHERE reference = ?",
                reference.value());

        assertThat(recipients("agency.ken", reference)).isNotEmpty().containsOnly("ken-wciu@relay.example");
        assertThat(recipients("ncb.ken", reference)).contains("ncb.ken@relay.example");
    }

    private List<String> recipients(String reader, CaseReference reference) {
        return inTransaction(reader, () -> mailbox.newest(null, 200, "en")).stream()
                .filter(letter -> reference.value().equals(letter.reference()))
                .map(Mailbox.Kept::recipient)
                .toList();
    }

    @Test
    void aReminderNamesTheTaskAndItsDate() {
        CaseReference reference = flow.submit("agency.ken");
        Task task = flow.task(reference, "Task_AcknowledgeRequest");
        flow.fireTimer(reference, "Task_AcknowledgeRequest");

        assertThat(flow.one(
                        "SELECT task_name FROM outbox_mail WHERE reference = ? AND template = 'REMINDER'", reference))
                .isEqualTo("Acknowledge request");
        assertThat(moment("due_at", reference, "REMINDER"))
                .isEqualTo(task.getDueDate().toInstant());
        assertThat(moment("ends_at", reference, "REMINDER"))
                .isEqualTo(flow.timerDue(reference, "Timer_NoAcknowledgment"));
    }

    private List<String> announced(CaseReference reference) {
        return flow.all(
                "SELECT organisation || ' ' || task_node FROM outbox_mail WHERE reference = ? AND template = 'TASK_WAITING'",
                reference);
    }

    private Instant moment(String column, CaseReference reference, String letter) {
        return administration
                .queryForObject(
                        "SELECT " + column + " FROM outbox_mail WHERE reference = ? AND template = ?",
                        Timestamp.class,
                        reference.value(),
                        letter)
                .toInstant();
    }
}
