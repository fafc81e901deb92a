package org.ncbrelay.flow.support.diffusion;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.notices.Diffusions;
import org.ncbrelay.domain.notices.Diffusions.Diffusion;
import org.ncbrelay.domain.notices.OfficialNumbers;
import org.ncbrelay.domain.notices.OfficialNumbers.Series;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends a diffusion to the countries that were picked. */
@Service
public class SendDiffusion {
    private final SupportSteps steps;
    private final OfficialNumbers numbers;
    private final Diffusions diffusions;
    private final SupportRecord support;
    private final Journal journal;
    private final Clock clock;

    public SendDiffusion(
            SupportSteps steps,
            OfficialNumbers numbers,
            Diffusions diffusions,
            SupportRecord support,
            Journal journal,
            Clock clock) {
        this.steps = steps;
        this.numbers = numbers;
        this.diffusions = diffusions;
        this.support = support;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void send(CaseReference reference, Officer by) {
        CapabilityStep asked = CapabilityStep.last(steps.of(reference, Capability.DIFFUSION), StepKind.SERVICE_ASKED)
                .orElseThrow();
        Instant now = clock.instant();
        String number =
                numbers.next(Series.DIFFUSION, now.atOffset(ZoneOffset.UTC).getYear());
        List<OrganisationCode> receivers =
                asked.texts("receivers").stream().map(OrganisationCode::new).toList();
        diffusions.send(
                new Diffusion(
                        number, reference, receivers, asked.text("title"), asked.text("content"), now, null, null),
                by);
        receivers.forEach(country -> journal.send(Letter.DIFFUSION_SENT, reference, Addressee.ncb(country)));
        support.step(
                reference,
                Capability.DIFFUSION,
                StepKind.SENT,
                CapabilityStep.content("number", number),
                Phrase.SENT_AS.with(number),
                by);
    }
}
