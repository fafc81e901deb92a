package org.ncbrelay.flow.tasks;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.LaterDecision;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.port.OpenTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a task with what its reader can do about who works on it. */
@Service
public class ReadTask {
    private final OfficeTasks tasks;
    private final DecidingOffice deciding;

    ReadTask(OfficeTasks tasks, DecidingOffice deciding) {
        this.tasks = tasks;
        this.deciding = deciding;
    }

    /** @throws Refusal.NotFound if there is no such task, or it is another organisation's */
    @Transactional(readOnly = true)
    public Assignment read(String taskId, Officer reader) {
        return assignment(tasks.get(taskId, reader), reader);
    }

    /** Of these tasks, those of the reader's organisation of which a page must say more; by id. */
    @Transactional(readOnly = true)
    public Map<String, Assignment> special(List<OpenTask> open, Officer reader) {
        return open.stream()
                .filter(task -> task.organisation().equals(reader.organisation().value()))
                .flatMap(task -> tasks.find(task.id()).stream())
                .map(task -> assignment(task, reader))
                .filter(Assignment::special)
                .collect(Collectors.toMap(Assignment::id, Function.identity()));
    }

    private Assignment assignment(OfficeTask task, Officer reader) {
        boolean ofOffice = task.office().has(reader);
        boolean ofNext = task.referredTo().stream().anyMatch(reader::is);
        boolean open = task.assignee().isEmpty();
        return new Assignment(
                task.id(),
                task.node(),
                task.name(),
                task.reference().value(),
                task.organisation().value(),
                task.assignee().orElse(null),
                task.referred(),
                !open && ChangeAssignment.mayRelease(reader),
                open && ofNext && !ofOffice,
                open && ofOffice && deciding.wouldLeaveNobody(task, reader.userId())
                        ? task.decidedLater().orElse(null)
                        : null);
    }

    /**
     * @param node        diagram and node
     * @param name        in English, as in the diagram
     * @param assignee    null if no one has claimed it
     * @param referred    whether the decision was referred to the next office
     * @param canRelease  whether the reader may release it
     * @param canAccept   whether the reader may accept the referral
     * @param leavesNobodyFor the decision for which no one would be left if the reader took the task; null if an officer would
     */
    public record Assignment(
            String id,
            String node,
            String name,
            String reference,
            String organisation,
            String assignee,
            boolean referred,
            boolean canRelease,
            boolean canAccept,
            LaterDecision leavesNobodyFor) {
        public boolean ofIntelligence() {
            return new CaseReference(reference).isIntelligence();
        }

        /** Whether there is anything that the task's row on a page must say. */
        public boolean special() {
            return referred || canRelease || leavesNobodyFor != null;
        }
    }
}
