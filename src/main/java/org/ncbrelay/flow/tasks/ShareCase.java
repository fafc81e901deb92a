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
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.correlation.HitAudience;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.directory.Agencies.Registered;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OpenTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an NCB open a case to another agency of its country, which then reads it, or transfer it to that agency: the request is that agency's
 * from then on, with its open tasks, its authorization and its letters (our default).
 */
@Service
public class ShareCase {
    private final Cases cases;
    private final Agencies agencies;
    private final Colleagues colleagues;
    private final OpenTasks open;
    private final OfficeTasks tasks;
    private final ReleaseRecord release;
    private final Journal journal;
    private final Clock clock;

    ShareCase(
            Cases cases,
            Agencies agencies,
            Colleagues colleagues,
            OpenTasks open,
            OfficeTasks tasks,
            ReleaseRecord release,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.agencies = agencies;
        this.colleagues = colleagues;
        this.open = open;
        this.tasks = tasks;
        this.release = release;
        this.journal = journal;
        this.clock = clock;
    }

    /** What an NCB does with a case of an agency for another agency. */
    public enum Action {
        SHARE,
        TRANSFER
    }

    /** The agencies to which the case can be opened; empty to all but its NCB. */
    @Transactional(readOnly = true)
    public List<Registered> agencies(CaseReference reference, Officer by) {
        SupportCase request = cases.get(reference);
        if (request.status().isFinal() || !HitAudience.isBureauOf(by, reference)) return List.of();
        return agencies.ofActingCountry().stream()
                .filter(other -> !other.code().equals(request.agencyCode()))
                .toList();
    }

    /**
     * @param agency code of another agency of the country
     * @throws Refusal.Forbidden if the officer does not serve the NCB of the case's country
     * @throws Refusal.Invalid   naming {@code agency} or {@code reason}
     * @throws Refusal.Conflict  if the case has ended
     */
    @Transactional
    public void open(CaseReference reference, Action action, String agency, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!HitAudience.isBureauOf(by, reference))
            throw new Refusal.Forbidden("refused.share", "Only the NCB shares a case or transfers it.");
        request.requireOpen();
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        Registered other = agencies(reference, by).stream()
                .filter(each -> each.code().equals(agency))
                .findFirst()
                .orElseThrow(() -> new Refusal.Invalid(
                        "agency", "wrong.agency", "must be the code of another agency of the country"));
        Instant now = clock.instant();
        Addressee to = Addressee.officer(
                other.name(), request.organisation(), agencies.mailOf(agency).orElse(null));
        if (action == Action.SHARE) {
            cases.share(reference, agency, by, now);
            Act shared = Act.of(EventKind.CASE_SHARED, reference, by).to(to).noting(reason);
            journal.record(withLetters(shared, Letter.CASE_SHARED, to, request));
        } else {
            cases.transfer(reference, other, to.mail().orElse(""), by, now);
            releaseTasks(request, by);
            Act transferred =
                    Act.of(EventKind.CASE_TRANSFERRED, reference, by).to(to).noting(reason);
            journal.record(withLetters(transferred, Letter.CASE_TRANSFERRED, to, request)
                    .withLetter(Letter.CASE_TRANSFERRED, Addressee.GENERAL_SECRETARIAT));
        }
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
