package org.ncbrelay.flow.tasks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.assignment.Decider;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks.LaterDecision;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.store.people.Deciders;
import org.springframework.stereotype.Component;

/** Who of an office is left to decide, now or after an officer has written what is decided on. */
@Component
record DecidingOffice(Deciders deciders, Authorship authorship, Cases cases, CurrentOfficer officers) {
    boolean isNobodyLeft(OfficeTask task) {
        return task.office().isNobodyLeft(people(task.office()), authors(task));
    }

    /** Whether an officer of another office is there who may read the case and has not written what is decided on. */
    boolean isSomebodyLeft(Office other, OfficeTask task) {
        Officer anybody = new Officer("", other.organisation(), null, other.roles());
        if (!task.reference().isIntelligence() && !officers.as(anybody, () -> cases.isReadable(task.reference())))
            return false;
        Set<String> authors = authors(task);
        return people(other).stream().anyMatch(each -> each.present() && !authors.contains(each.userId()));
    }

    private Set<String> authors(OfficeTask task) {
        return task.decidesOn().stream()
                .flatMap(part -> authorship.authors(task.reference(), part).stream())
                .collect(Collectors.toSet());
    }

    /** @throws Refusal.Forbidden if the officer wrote what is decided on */
    void requireNotAuthor(OfficeTask task, String userId) {
        for (String part : task.decidesOn())
            if (authorship.isAuthor(task.reference(), part, userId))
                throw new Refusal.Forbidden(
                        "refused.ownWork", "Nobody decides on their own work: another officer must do this task.");
    }

    /** @param writer who would take the task */
    boolean wouldLeaveNobody(OfficeTask task, String writer) {
        return task.decidedLater()
                .filter(decision -> decision.office()
                        .wouldLeaveNobody(people(decision.office()), authorsThen(task, decision, writer), writer))
                .isPresent();
    }

    private Set<String> authorsThen(OfficeTask task, LaterDecision decision, String writer) {
        Set<String> authors = new HashSet<>(Set.of(writer));
        decision.decidesOn().stream()
                .filter(Authorship::isJoint)
                .forEach(part -> authors.addAll(authorship.authors(task.reference(), part)));
        return authors;
    }

    /** Who is absent is seen by the own organisation alone. */
    List<Decider> people(Office office) {
        if (officers.isPresent() && officers.officer().organisation().equals(office.organisation()))
            return deciders.of(office);
        return officers.as(Officer.relay(office.organisation()), () -> deciders.of(office));
    }
}
