package org.ncbrelay.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.TeamMember.TeamRole;

class ReadinessChecklistTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final Deployment SIGNED = new Deployment(List.of(
            new DeploymentFact(DeploymentFactKind.HOST_SIGNED, null, null, "ncbhead.ken", NOW),
            new DeploymentFact(DeploymentFactKind.GS_SIGNED, null, null, "gs", NOW)));

    @Test
    void nothingIsReadyAtTheBeginning() {
        ReadinessChecklist open = ReadinessChecklist.of(new Deployment(List.of()), List.of(), List.of());

        assertThat(open.lines()).hasSize(9).noneMatch(ReadinessChecklist.Line::ready);
        assertThatThrownBy(open::requireReady)
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("host consent and signature; signature of the General Secretariat; team; visas");
    }

    @Test
    void everySignatureEveryExpertAndEveryItemMakesATeamReady() {
        ReadinessChecklist ready = ReadinessChecklist.of(
                SIGNED,
                List.of(member(TeamMember.State.RELEASED)),
                all(Logistics.State.READY, Logistics.State.NOT_NEEDED));

        assertThatCode(ready::requireReady).doesNotThrowAnyException();
        assertThat(ready.text())
                .contains(
                        "- ✔ {teamRole.LIAISON}, KEN: {memberState.RELEASED}",
                        "- ✔ {logistics.INTERPRETERS}: {code.NOT_NEEDED}");
    }

    @Test
    void oneExpertWhoIsNotReleasedHoldsTheTeam() {
        for (TeamMember.State state :
                List.of(TeamMember.State.ASKED, TeamMember.State.REFUSED, TeamMember.State.NO_ANSWER))
            assertThatThrownBy(() -> ReadinessChecklist.of(
                                    SIGNED, List.of(member(state)), all(Logistics.State.READY, Logistics.State.READY))
                            .requireReady())
                    .hasMessage("decision: No team leaves while this is open: liaison, KEN");
    }

    private static List<Logistics> all(Logistics.State state, Logistics.State last) {
        return Arrays.stream(Logistics.Item.values())
                .map(item -> new Logistics(item, item == Logistics.Item.INTERPRETERS ? last : state, null, "ist", NOW))
                .toList();
    }

    private static TeamMember member(TeamMember.State state) {
        return new TeamMember(
                UUID.randomUUID(),
                new CaseReference("KEN-2026-000001"),
                1,
                TeamRole.LIAISON,
                new OrganisationCode("KEN"),
                LocalDate.parse("2026-10-12"),
                5,
                state,
                "Somebody",
                null,
                "ncb.ken",
                NOW);
    }
}
