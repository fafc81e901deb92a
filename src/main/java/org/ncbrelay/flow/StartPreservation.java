package org.ncbrelay.flow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.preservation.PreservationPeriods;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.request.SupportRequest.Preservation;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.evidence.Preservations.Preserved;
import org.springframework.stereotype.Service;

/**
 * Watches the preservation requests of a request from its submission on: platforms delete by their own dates, whatever becomes of the case
 * (our default; Budapest Convention, articles 16 and 29). Until the warning is due, a row waits; then its flow starts.
 */
@Service
public record StartPreservation(
        Preservations preservations, PreservationPeriods periods, CaseProcess process, Journal journal, Clock clock) {
    /** Those of a new case. */
    public void start(CaseReference reference, SupportRequest request) {
        for (Preservation asked : request.preservation()) start(reference, asked);
    }

    /**
     * Follows a correction. Where it names other dates of an account or another account, what was watched before is watched no longer.
     *
     * @param why the words of who corrected it
     */
    public void correct(CaseReference reference, SupportRequest before, SupportRequest after, String why, Officer by) {
        Map<List<String>, List<List<LocalDate>>> earlier = dates(before);
        Map<List<String>, List<List<LocalDate>>> later = dates(after);
        for (Preserved watched : preservations.running(reference)) {
            List<String> account = Arrays.asList(watched.provider(), watched.account());
            if (!Objects.equals(earlier.get(account), later.get(account))) end(reference, watched, why, by);
        }
        for (Preservation asked : after.preservation())
            if (!later.get(account(asked)).equals(earlier.get(account(asked)))) start(reference, asked);
    }

    private void end(CaseReference reference, Preserved watched, String why, Officer by) {
        process.preservationCorrected(reference, watched.id());
        preservations.ended(watched.id(), false, why, clock.instant());
        journal.record(Act.of(EventKind.PRESERVATION_LET_LAPSE, reference, by)
                .noting(Note.text(watched.provider()).then(why)));
    }

    private static Map<List<String>, List<List<LocalDate>>> dates(SupportRequest request) {
        return request.preservation().stream()
                .collect(groupingBy(
                        StartPreservation::account,
                        mapping(asked -> Arrays.asList(asked.requestedAt(), asked.expiresAt()), toList())));
    }

    private static List<String> account(Preservation asked) {
        return Arrays.asList(asked.provider(), asked.account());
    }

    private void start(CaseReference reference, Preservation asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Preserved preserved = Preserved.of(UUID.randomUUID(), asked, periods.of(asked.provider()), today);
        preservations.add(reference, preserved);
    }
}
