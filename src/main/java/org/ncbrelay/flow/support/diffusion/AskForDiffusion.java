package org.ncbrelay.flow.support.diffusion;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.notices.DiffusionRecipients;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what a bureau sends to which countries; never to one that the request restricts. */
@Service
public class AskForDiffusion {
    private final Cases cases;
    private final MemberCountries countries;
    private final SupportRecord support;

    public AskForDiffusion(Cases cases, MemberCountries countries, SupportRecord support) {
        this.cases = cases;
        this.countries = countries;
        this.support = support;
    }

    /** @param listed alpha-3 codes with commas; null for all countries that the request involves */
    @Transactional
    public void ask(CaseReference reference, String listed, String title, String content, Officer by) {
        SupportCase request = cases.get(reference);
        DiffusionRecipients receivers = listed == null
                ? DiffusionRecipients.involved(involved(request), request.restrictedCountries())
                : DiffusionRecipients.listed(
                        listed, request.organisation(), request.restrictedCountries(), countries.codes());
        List<String> codes =
                receivers.countries().stream().map(OrganisationCode::value).toList();
        support.step(
                reference,
                Capability.DIFFUSION,
                StepKind.SERVICE_ASKED,
                CapabilityStep.content("receivers", codes, "title", title, "content", Caveat.under(content, request)),
                Phrase.DIFFUSION_ASKED.with(codes.stream()
                        .map(code -> Note.country(new OrganisationCode(code)))
                        .reduce(Note::and)
                        .orElseThrow()),
                by);
    }

    private static List<OrganisationCode> involved(SupportCase request) {
        return request.content().get("countriesInvolved") instanceof List<?> codes
                ? codes.stream()
                        .map(code -> new OrganisationCode(code.toString()))
                        .toList()
                : List.of();
    }
}
