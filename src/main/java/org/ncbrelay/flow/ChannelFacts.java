package org.ncbrelay.flow;

import java.time.Clock;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.CaseRecords;
import org.springframework.stereotype.Component;

/** The two facts that the decision table {@code channel} asks for, as they are at that moment (Annex 1.1). */
@Component("channelFacts")
@AvailableInExpressions
public class ChannelFacts {
    private final Cases cases;
    private final IntelligenceStore intelligence;
    private final CaseRecords acknowledgments;
    private final Authorizations authorizations;
    private final CurrentOfficer officer;
    private final Clock clock;

    public ChannelFacts(
            Cases cases,
            IntelligenceStore intelligence,
            CaseRecords acknowledgments,
            Authorizations authorizations,
            CurrentOfficer officer,
            Clock clock) {
        this.cases = cases;
        this.intelligence = intelligence;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.officer = officer;
        this.clock = clock;
    }

    public boolean acknowledged(CaseExecution execution) {
        return request(execution.reference(), execution.country())
                .filter(this::acknowledged)
                .isPresent();
    }

    public boolean authorized(CaseExecution execution) {
        return request(execution.reference(), execution.country())
                .filter(this::authorized)
                .isPresent();
    }

    /**
     * Whose channel counts. Intelligence goes by the case of that country that it answers, if that is open to who acts (Annex 1.2); of its
     * agencies, that of the case alone was granted the channel.
     */
    public Optional<SupportCase> request(CaseReference reference, OrganisationCode country) {
        if (!reference.isIntelligence()) return Optional.of(cases.get(reference));
        return Optional.ofNullable(intelligence.get(reference).related())
                .filter(related -> related.organisation().equals(country) && cases.isReadable(related))
                .map(cases::get)
                .filter(asked -> {
                    Officer by = officer.officer();
                    return !by.is(Role.AGENCY_OFFICER) || asked.isOfAskers(by);
                });
    }

    public boolean acknowledged(SupportCase request) {
        return acknowledgments.isAcknowledged(request.reference());
    }

    /** Whether direct contact is authorized now; silence is never consent. */
    public boolean authorized(SupportCase request) {
        return authorizations.of(request).isLive(clock.instant());
    }
}
