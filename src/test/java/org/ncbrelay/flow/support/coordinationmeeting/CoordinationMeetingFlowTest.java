package org.ncbrelay.flow.support.coordinationmeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.support.Invitations;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class CoordinationMeetingFlowTest extends FlowTestCase {
    @Autowired
    Invitations invitations;

    private CaseReference asked() {
        return mission.asked("COORDINATION_MEETING");
    }

    @Test
    void minutesCarryEveryActionHoweverManyThereAre() {
        CaseReference reference = mission.held(mission.agendaSet(mission.answered(mission.planned(asked()))));
        for (int number = 1; number <= 21; number++)
            mission.assigned(reference, "Take the account down ".repeat(90) + number, number < 21 ? "NEXT" : "DONE");

        flow.work(
                reference,
                "analyst",
                "Task_WriteMinutes",
                Map.of("title", "Minutes", "minutes", "**France** acts against the accounts.", "formatted", true));

        assertThat(flow.one("SELECT formatted FROM product WHERE reference = ?", reference))
                .hasSizeGreaterThan(40_000)
                .contains("**France** acts against the accounts.", "down 1 ", "down 21 ");
    }

    @Test
    void anInvitedBureauSeesItsInvitationAndNothingElseOfTheCase(@Autowired CaseFiles files) {
        Officer uninvited = desk.ofUnaskedBureau();
        CaseReference reference = mission.planned(asked());

        desk.as("ncb.fra", () -> {
            assertThat(invitations.toMeetings()).anySatisfy(invitation -> {
                assertThat(invitation.reference()).isEqualTo(reference.value());
                assertThat(invitation.purpose()).isEqualTo("Who acts where");
                assertThat(invitation.state()).isEqualTo("INVITED");
            });
            assertThatThrownBy(() -> files.of(reference, desk.officer("ncb.fra")))
                    .isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> files.timeline(reference, desk.officer("ncb.fra")))
                    .isInstanceOf(Refusal.NotFound.class);
        });
        assertThat(desk.as(uninvited, invitations::toMeetings)).isEmpty();
    }

    @Test
    void anAgencyThatItsBureauNamedTakesPart() {
        CaseReference reference = mission.planned(asked());
        String agency =
                flow.one("SELECT agency_code FROM officer_profile WHERE user_id = 'agency.fra' AND ? <> ''", reference);
        assertThat(desk.as("agency.fra", invitations::toMeetings))
                .extracting(Invitations.ToMeeting::reference)
                .doesNotContain(reference.value());
        for (String wrong : List.of("KEN-WCIU", "FRA-NONE"))
            assertThatThrownBy(() -> accept(reference, wrong)).hasStackTraceContaining("agencies");

        accept(reference, agency);

        assertThat(desk.as("agency.fra", invitations::toMeetings)).anySatisfy(invitation -> {
            assertThat(invitation.reference()).isEqualTo(reference.value());
            assertThat(invitation.agencies()).containsExactly(agency);
        });
        assertThat(desk.as("agency.sgp", invitations::toMeetings))
                .extracting(Invitations.ToMeeting::reference)
                .doesNotContain(reference.value());
        mission.declined(reference, "ncb.sgp");
        mission.goOn(reference, "CallActivity_Invitation");
        mission.agendaSet(reference);
        http.post("agency.ken", "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "It is over"))
                .with(200);
        assertThat(flow.all(
                        "SELECT DISTINCT template FROM outbox_mail WHERE reference = ? AND recipient = (SELECT mail_address FROM agency JOIN officer_profile ON agency_code = code WHERE user_id = 'agency.fra')",
                        reference))
                .containsExactlyInAnyOrder("AGENCY_INVITED", "AGENDA_SET", "MEETING_CANCELLED");
    }

    private void accept(CaseReference reference, String agencies) {
        flow.work(
                reference,
                "ncb.fra",
                "Task_AnswerInvitation",
                Map.of("decision", "ACCEPT", "participants", "Two officers", "agencies", agencies));
    }
}
