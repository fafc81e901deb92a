package org.ncbrelay.flow.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.correlation.HitAudience;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.StopContact;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an NCB open a case to another agency of its country, which then reads it until the NCB ends that, or transfer it to that agency: the
 * request is that agency's from then on, with its open tasks and its letters; an authorization that named the earlier one ends, and what is yet to be recorded
 * comes from the NCB where the other agency is no official source (our default).
 */
@Service
public class ShareCase {
    private final Cases cases;
    private final Agencies agencies;
    private final Colleagues colleagues;
    private final OpenTasks open;
    private final OfficeTasks tasks;
    private final ReleaseRecord release;
    private final StopContact contact;
    private final Recordings recordings;
    private final Journal journal;
    private final Clock clock;

    ShareCase(
            Cases cases,
            Agencies agencies,
            Colleagues colleagues,
            OpenTasks open,
            OfficeTasks tasks,
            ReleaseRecord release,
            StopContact contact,
            Recordings recordings,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.agencies = agencies;
        this.colleagues = colleagues;
        this.open = open;
        this.tasks = tasks;
        this.release = release;
        this.contact = contact;
        this.recordings = recordings;
        this.journal = journal;
        this.clock = clock;
    }

    /** What an NCB does with a case of an agency for another agency. */
    public enum Action {
        SHARE,
        TRANSFER,
        END
    }

    /** The agencies to which the case can be opened; empty to all but its NCB, and once the case has ended. */
    @Transactional(readOnly = true)
    public List<RegisteredAgency> agencies(CaseReference reference, Officer by) {
        return cases.get(reference).status().isFinal() ? List.of() : others(reference, by);
    }

    /** The name of the agency that has the case; its code where the reader sees no name, null for a case of the NCB itself. */
    @Transactional(readOnly = true)
    public String agencyName(String code) {
        return code == null
                ? null
                : agencies.find(code).map(RegisteredAgency::name).orElse(code);
    }

    /** The agencies with which the case is shared; empty to all but its NCB. */
    @Transactional(readOnly = true)
    public List<RegisteredAgency> sharedWith(CaseReference reference, Officer by) {
        List<String> readers = cases.sharedWith(reference);
        return others(reference, by).stream()
                .filter(other -> readers.contains(other.code()))
                .toList();
    }

    private List<RegisteredAgency> others(CaseReference reference, Officer by) {
        if (!HitAudience.isBureauOf(by, reference)) return List.of();
        SupportCase request = cases.get(reference);
        return agencies.ofActingCountry().stream()
                .filter(other -> !other.code().equals(request.agencyCode()))
                .toList();
    }

    /**
     * @param agency code of another agency of the country
     * @throws Refusal.Forbidden if the officer does not serve the NCB of the case's country
     * @throws Refusal.Invalid   naming {@code agency} or {@code reason}
     * @throws Refusal.Conflict  if the case has ended; only what is shared can still end then
     */
    @Transactional
    public void act(CaseReference reference, Action action, String agency, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!HitAudience.isBureauOf(by, reference))
            throw new Refusal.Forbidden("refused.share", "Only the NCB shares a case or transfers it.");
        if (action != Action.END) request.requireOpen();
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        List<RegisteredAgency> possible = action == Action.END ? sharedWith(reference, by) : agencies(reference, by);
        RegisteredAgency other = possible.stream()
                .filter(each -> each.code().equals(agency))
                .findFirst()
                .orElseThrow(() -> new Refusal.Invalid(
                        "agency", "wrong.agency", "must be the code of another agency of the country"));
        Instant now = clock.instant();
        Addressee to = Addressee.officer(other.name(), request.organisation(), other.mailAddress());
        switch (action) {
            case SHARE -> {
                cases.share(reference, agency, by, now);
                record(EventKind.CASE_SHARED, Letter.CASE_SHARED, to, request, reason, by);
            }
            case END -> {
                cases.endSharing(reference, agency, by, now);
                record(EventKind.CASE_SHARING_ENDED, Letter.CASE_SHARING_ENDED, to, request, reason, by);
            }
            case TRANSFER -> {
                contact.caseTaken(request, reason, by);
                takeOver(request, other, reason, by, now);
                cases.transfer(reference, other, by, now);
                releaseTasks(request, by);
                record(EventKind.CASE_TRANSFERRED, Letter.CASE_TRANSFERRED, to, request, reason, by);
                journal.send(Letter.CASE_TRANSFERRED, reference, Addressee.GENERAL_SECRETARIAT);
            }
        }
    }

    /**
     * Where the source of a record was official and that agency is not, its NCB stands for the data: no one is asked for the source again,
     * and without one nothing can be recorded (Annex 1.1).
     */
    private void takeOver(SupportCase before, RegisteredAgency other, String reason, Officer by, Instant now) {
        CaseReference reference = before.reference();
        if (before.status() != CaseStatus.ACKNOWLEDGED
                || other.approved()
                || recordings.isSubmitted(reference)
                || recordings.takenOverBy(reference).isPresent()
                || !before.isSubmittedByNcb()
                        && agencies.find(before.agencyCode())
                                .filter(RegisteredAgency::approved)
                                .isEmpty()) return;
        recordings.takeover(reference, true, reason, by, now);
        journal.record(Act.of(EventKind.SOURCE_TAKEN_OVER, reference, by).noting(reason));
    }

    private void record(EventKind kind, Letter letter, Addressee to, SupportCase before, String reason, Officer by) {
        Act act = Act.of(kind, before.reference(), by).to(to).noting(reason);
        journal.record(withLetters(act, letter, to, before));
    }

    /** To the agency that now has it, and to the one that asked. */
    private static Act withLetters(Act act, Letter letter, Addressee to, SupportCase before) {
        Act announced = act.withLetter(letter, to);
        return before.isSubmittedByNcb() ? announced : announced.withLetter(letter, Addressee.agency(before));
    }

    /** What officers of the earlier agency had claimed is open to the next one. */
    private void releaseTasks(SupportCase before, Officer by) {
        Set<String> earlier = colleagues.of(by.organisation()).stream()
                .map(Colleagues.Colleague::officer)
                .filter(before::isOfAgency)
                .filter(officer -> !officer.readsAll())
                .map(Officer::userId)
                .collect(Collectors.toSet());
        open.of(before.reference(), by).stream()
                .filter(task -> task.assignee() != null && earlier.contains(task.assignee()))
                .map(task -> tasks.find(task.id()))
                .flatMap(Optional::stream)
                .forEach(task -> release.release(task, task.assignee().orElseThrow(), Phrase.RIGHTS_LOST.note()));
    }
}
