package org.ncbrelay.flow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.preservation.PreservationPeriods;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.domain.preservation.Preservations.Preserved;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.request.SupportRequest.Preservation;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;

/**
 * Watches the preservation requests of a request from its submission on, each in a flow of its own: platforms delete by their own dates,
 * whatever becomes of the case (our default; Budapest Convention, articles 16 and 29).
 */
@Service
public record StartPreservation(
        Preservations preservations, PreservationPeriods periods, CaseProcess process, Clock clock) {
    /** Those of a new case. */
    public void start(CaseReference reference, SupportRequest request) {
        for (Preservation asked : request.preservation()) start(reference, asked);
    }

    /** Those that a correction names and the request did not. */
    public void startNew(CaseReference reference, SupportRequest request) {
        for (Preservation asked : request.preservation())
            if (!preservations.isKnown(reference, asked)) start(reference, asked);
    }

    private void start(CaseReference reference, Preservation asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Preserved preserved = Preserved.of(UUID.randomUUID(), asked, periods.of(asked.provider()), today);
        preservations.add(reference, preserved);
        process.preservationRequested(reference, Note.written(preserved.provider()), preserved.id());
    }
}
