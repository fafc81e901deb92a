package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.domain.notices.Diffusions;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.diffusion.DiffusionProcess;
import org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess;
import org.ncbrelay.support.CapabilityWalk;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** V8: what support tells other countries of a case on external material never leaves without the caveat (Annex 2.1). */
@FlowTest
class V8ExternalMaterialOfACaseCarriesTheCaveatTest {
    private final Flowchart flow;
    private final CapabilityWalk support;
    private final SupportWalk walk;
    private final Desk desk;
    private final TransactionOperations transactions;
    private final Diffusions diffusions;
    private final Invitations invitations;
    private final ExpertEngagements engagements;

    @Autowired
    V8ExternalMaterialOfACaseCarriesTheCaveatTest(
            Flowchart flow,
            CapabilityWalk support,
            SupportWalk walk,
            Desk desk,
            TransactionOperations transactions,
            Diffusions diffusions,
            Invitations invitations,
            ExpertEngagements engagements) {
        this.flow = flow;
        this.support = support;
        this.walk = walk;
        this.desk = desk;
        this.transactions = transactions;
        this.diffusions = diffusions;
        this.invitations = invitations;
        this.engagements = engagements;
    }

    @Test
    void aDiffusionEndsWithIt() {
        CaseReference reference = external(Capability.DIFFUSION);
        flow.work(
                reference,
                "ncb.ken",
                DiffusionProcess.ASK,
                Map.of(
                        "title", "A seller of ivory",
                        "content", "Long enough to be sent.",
                        "receivers", "LISTED",
                        "countries", "BRA"));

        assertThat(as("ncb.bra", diffusions::visible))
                .filteredOn(diffusion -> diffusion.reference().equals(reference))
                .singleElement()
                .satisfies(diffusion ->
                        assertThat(diffusion.text()).isEqualTo("Long enough to be sent.\n\n" + Caveat.TEXT));
    }

    @Test
    void anInvitationEndsWithIt() {
        CaseReference reference = walk.planned(external(Capability.COORDINATION_MEETING));

        assertThat(as("ncb.fra", invitations::toMeetings))
                .filteredOn(invitation -> invitation.reference().equals(reference.value()))
                .singleElement()
                .satisfies(
                        invitation -> assertThat(invitation.purpose()).isEqualTo("Who acts where\n\n" + Caveat.TEXT));
    }

    @Test
    void aQuestionToAnExpertEndsWithItHoweverLongItIs() {
        String question = "Can the origin of the ivory be told? ".repeat(28).substring(0, 1000);
        CaseReference reference = external(Capability.GLOBAL_NETWORK);
        flow.work(
                reference,
                "analyst",
                ExpertSearchProcess.DEFINE,
                Map.of("expertise", "WILDLIFE_FORENSICS", "language", "fr", "question", question));
        flow.work(reference, "analyst", ExpertSearchProcess.PICK, Map.of("pick", "FIRST"));

        assertThat(as("ncb.fra", engagements::asked))
                .filteredOn(asked -> asked.reference().equals(reference))
                .singleElement()
                .satisfies(asked -> assertThat(asked.question()).isEqualTo(question + "\n\n" + Caveat.TEXT));
    }

    private CaseReference external(Capability capability) {
        return support.inSupport(
                body -> body.put(
                        "externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true)),
                capability);
    }

    /** Row-level security counts within a transaction. */
    private <T> List<T> as(String user, Supplier<List<T>> read) {
        return desk.as(user, () -> transactions.execute(transaction -> read.get()));
    }
}
