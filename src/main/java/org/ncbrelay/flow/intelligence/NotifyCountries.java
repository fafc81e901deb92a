package org.ncbrelay.flow.intelligence;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Dissemination;
import org.springframework.stereotype.Service;

/** Turns an approved report into a notification for each other country that its case involves (Annex 2.1). */
@Service
record NotifyCountries(IntelligenceStore store, RegisterIntelligence register, CurrentOfficer officer, Clock clock)
        implements Dissemination {
    @Override
    public void notifyCountries(SupportCase request, Product report) {
        List<OrganisationCode> involved = request.involvedCountries();
        if (involved.isEmpty()) return;
        Instant now = clock.instant();
        Intelligence notification = new Intelligence(
                store.nextReference(now.atZone(ZoneOffset.UTC).getYear()),
                report.title(),
                report.body(),
                report.externalSources().isEmpty()
                        ? Source.onCase(request.reference())
                        : Source.external(
                                String.join(", ", report.externalSources()), request.externalSourcesConsent()),
                report.grading(),
                involved,
                report.confidentiality(),
                List.of(),
                null,
                null,
                null,
                null,
                false,
                false,
                report.writtenBy(),
                now);
        register.start(notification.restingOn(request), officer.officer());
    }
}
