package org.ncbrelay.flow.support.expertnetwork;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.Need;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.store.support.StepRecords;
import org.springframework.stereotype.Service;

/** Proposes experts of other countries who meet the need of a case and were not asked before. */
@Service
record SearchRoster(
        Cases cases,
        Experts experts,
        ExpertEngagements engagements,
        StepRecords steps,
        SupportRecord support,
        CurrentOfficer officers) {
    /** As many as the form offers. */
    private static final int MOST = 3;

    private static final Officer INTERPOL = Officer.relay(OrganisationCode.INTERPOL);

    /**
     * Searches for INTERPOL, whatever job continues the flow: it alone sees the rosters of all countries.
     *
     * @return the proposed, best first; empty if no one is left
     */
    List<Expert> search(CaseReference reference) {
        return officers.as(INTERPOL, () -> proposed(reference));
    }

    private List<Expert> proposed(CaseReference reference) {
        StepRecord wanted = StepRecord.last(steps.of(reference, Capability.GLOBAL_NETWORK), StepKind.EXPERTISE_DEFINED)
                .orElseThrow(() -> new Refusal.Conflict("It is not defined which expertise is needed."));
        Set<String> asked =
                engagements.of(reference).stream().map(Engagement::expert).collect(Collectors.toSet());
        List<Expert> proposed = need(cases.get(reference), wanted).propose(experts.visible(), asked, MOST);
        List<String> codes = proposed.stream().map(Expert::code).toList();
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.ROSTER_SEARCHED,
                StepRecord.answers("proposed", codes),
                Phrase.ROSTER_SEARCHED.with(codes.size()),
                INTERPOL);
        return proposed;
    }

    private static Need need(SupportCase request, StepRecord wanted) {
        Set<OrganisationCode> closed = Stream.concat(
                        request.restrictedCountries().stream(), Stream.of(request.organisation()))
                .collect(Collectors.toSet());
        return new Need(
                Expertise.valueOf(wanted.text("expertise")),
                wanted.text("language"),
                request.confidentiality(),
                closed);
    }
}
