package org.ncbrelay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.REFERENCE;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.CaseRecords.OverdueTask;

class EscalateTest {
    private final FakeRelay relay = new FakeRelay();
    private final TimeLimits limits = PartialPort.of(TimeLimits.class, Map.of("escalation", EscalateTest::next));
    private final CurrentOfficer officers = FakeCurrentOfficer.of(RELAY);
    private final Escalate escalate =
            new Escalate(relay.cases, relay.escalations, limits, relay.journal, officers, relay.clock);
    private final RemindCountry intelligence = new RemindCountry(
            relay.escalations,
            limits,
            PartialPort.of(IntelligenceStore.class, Map.of()),
            relay.journal,
            officers,
            relay.clock);

    @Test
    void eachSilenceTakesTheNextStage() {
        relay.has(CaseStatus.SUBMITTED);
        OverdueTask alone = new OverdueTask("t1", "acknowledgment", List.of(Role.NCB_OFFICER), Optional.empty());

        for (int stage = 1; stage <= 3; stage++) escalate.overdue(REFERENCE, alone, RELAY);

        assertThat(relay.escalated)
                .containsExactly(
                        "acknowledgmentt1 1 REMIND", "acknowledgmentt1 2 NCB_HEAD", "acknowledgmentt1 3 GS_LIAISON");
        assertThat(relay.journal.letters)
                .containsExactly(
                        "REMINDER to KEN", "ESCALATION to KEN", "LIAISON_INFORMED to KEN", "LIAISON_ASKED to INTERPOL");
    }

    @ParameterizedTest
    @CsvSource({"AGENCY_OFFICER, desk@wciu.example", "NCB_OFFICER, KEN", "GWET_ANALYST, INTERPOL"})
    void whoOwesTheAnswerIsReminded(Role office, String address) {
        relay.has(CaseStatus.SUBMITTED);

        escalate.overdue(REFERENCE, task("t1", office), RELAY);

        assertThat(relay.journal.letters).containsExactly("REMINDER to " + address);
    }

    @Test
    void theSecondOfficeIsInformedWithTheFirst() {
        relay.has(CaseStatus.SUBMITTED);

        for (int stage = 1; stage <= 2; stage++) escalate.overdue(REFERENCE, task("t1", Role.AGENCY_OFFICER), RELAY);

        assertThat(relay.journal.letters)
                .containsExactly(
                        "REMINDER to desk@wciu.example",
                        "SECOND_OFFICE to desk@wciu.example",
                        "SECOND_OFFICE_ASKED to KEN");
    }

    @Test
    void tasksOfOneStepAreCountedForThemselves() {
        relay.has(CaseStatus.SUBMITTED);

        for (String id : List.of(" A", " B", " A")) escalate.overdue(REFERENCE, task(id, Role.AGENCY_OFFICER), RELAY);

        assertThat(relay.escalated)
                .containsExactly("agreement A 1 REMIND", "agreement B 1 REMIND", "agreement A 2 SECOND_OFFICE");
    }

    @Test
    void soAreTasksAboutIntelligence() {
        CaseReference reference = new CaseReference("INT-2026-000001");

        for (String id : List.of(" A", " B", " A"))
            intelligence.overdue(reference, task(id, Role.GWET_ANALYST), Officer.relay(OrganisationCode.INTERPOL));

        assertThat(relay.escalated)
                .containsExactly("agreement A 1 REMIND", "agreement B 1 REMIND", "agreement A 2 SECOND_OFFICE");
    }

    @Test
    void bothOfficesAreRemindedOnceBothMayAct() {
        relay.has(CaseStatus.SUBMITTED);

        escalate.overdue(REFERENCE, task("t1", Role.AGENCY_OFFICER, Role.NCB_OFFICER), RELAY);

        assertThat(relay.journal.letters).containsExactly("REMINDER to desk@wciu.example", "REMINDER to KEN");
    }

    private static OverdueTask task(String id, Role... offices) {
        return new OverdueTask(id, "agreement", List.of(offices), Optional.of(Role.NCB_OFFICER));
    }

    /** First a reminder, then the head or the second office, then the liaison desk. */
    private static Escalation next(Object... silence) {
        boolean secondOffice = (boolean) silence[2];
        Escalation second = secondOffice ? Escalation.SECOND_OFFICE : Escalation.NCB_HEAD;
        return List.of(Escalation.REMIND, second, Escalation.GS_LIAISON).get((int) silence[1] - 1);
    }
}
