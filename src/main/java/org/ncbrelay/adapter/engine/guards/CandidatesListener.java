package org.ncbrelay.adapter.engine.guards;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.flow.tasks.ReferDecision;
import org.ncbrelay.port.OfficeTasks.OfficeTask;

/** Looks at the candidates of each task as it is created: whether they are on the author's side, and whether anybody of them may decide.
 * A task that decides on an officer's work has its author as owner. */
final class CandidatesListener extends AbstractBpmnParseListener implements TaskListener {
    /** A task that has none of them is created as fast as before. */
    private static final List<String> RULES = List.of(StepFacts.FOUR_EYES, StepFacts.SIDE);

    private static final String AGENCY = Role.AGENCY_OFFICER.group();

    private static final Set<Role> OF_BUREAU = EnumSet.of(Role.NCB_OFFICER, Role.NCB_HEAD);

    private final ReferDecision decisions;
    private final Authorship authorship;
    private final Predicate<CaseReference> submittedByNcb;

    CandidatesListener(ReferDecision decisions, Authorship authorship, Predicate<CaseReference> submittedByNcb) {
        this.decisions = decisions;
        this.authorship = authorship;
        this.submittedByNcb = submittedByNcb;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        boolean ruled = properties != null && RULES.stream().anyMatch(properties::containsKey);
        if (!ruled && !AGENCY.equals(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "candidateGroups")))
            return;
        UserTaskActivityBehavior behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        behavior.getTaskDefinition().addBuiltInTaskListener(EVENTNAME_CREATE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        StepFacts facts = StepFacts.of(task).orElse(null);
        if (facts == null) return;
        if (TaskRules.candidateGroups(task).equals(List.of(AGENCY)))
            TaskGuard.referenceOf(task).filter(submittedByNcb).ifPresent(reference -> askBureau(task));
        if (facts.authorsSide())
            TaskGuard.referenceOf(task).ifPresent(reference -> keepSide(task, submittedByNcb.test(reference)));
        if (!facts.fourEyes().isEmpty())
            TaskRules.read(task).ifPresent(read -> {
                author(read).ifPresent(task::setOwner);
                decisions.reconsider(read);
            });
    }

    /** Who wrote what the task decides on owns it, so that inboxes tell it from tasks; of several authors the first by name. */
    private Optional<String> author(OfficeTask task) {
        return task.decidesOn().stream()
                .flatMap(part -> authorship.authors(task.reference(), part).stream())
                .min(Comparator.naturalOrder());
    }

    /** What is for the agency that asked is for the bureau where the bureau asked: no agency reads that case. */
    private static void askBureau(DelegateTask task) {
        OF_BUREAU.forEach(role -> task.addCandidateGroup(role.group()));
    }

    private static void keepSide(DelegateTask task, boolean bureau) {
        List<String> others = TaskRules.candidateGroups(task).stream()
                .filter(group -> Role.ofGroup(group).filter(OF_BUREAU::contains).isPresent() != bureau)
                .toList();
        others.forEach(group -> EngineInternals.unlink(task, group, IdentityLinkType.CANDIDATE));
    }
}
