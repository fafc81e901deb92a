package org.ncbrelay.engine.models;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.StepFacts;

/** What every user task must say: who does it and by when, who is reminded, and what its worker sees. */
final class StepRules {
    static final Pattern DUE = Pattern.compile("deadlines\\.due\\(execution, '(\\w+)'");
    private static final Pattern REMINDERS = Pattern.compile("deadlines\\.reminders\\(execution, '(\\w+)'");

    private final Diagram diagram;
    private final Models models;
    private final Consumer<Finding> report;

    StepRules(Diagram diagram, Models models, Consumer<Finding> report) {
        this.diagram = diagram;
        this.models = models;
        this.report = report;
    }

    void check() {
        for (UserTask task : diagram.all(UserTask.class)) {
            reminders(task);
            organisation(task);
            form(task);
            shows(task);
            decidedAt(task);
        }
    }

    private void reminders(UserTask task) {
        Set<String> due = steps(DUE, String.valueOf(task.getCamundaDueDate()));
        String extensions = task.getExtensionElements() == null
                ? ""
                : task.getExtensionElements().getRawTextContent();
        Set<String> reminders = steps(REMINDERS, extensions);
        if (due.isEmpty() && (diagram.own() || task.getCamundaDueDate() == null))
            wrong(
                    task,
                    "The task has no time limit",
                    "Set its due date to ${deadlines.due(execution, '<step>')}, with the name of the step.");
        if (reminders.size() != 1 || !reminders.equals(due) && !due.isEmpty())
            wrong(
                    task,
                    "No one is reminded of the task by its time limit",
                    "Add the timeout listener ${escalateListener} with the cycle"
                            + " ${deadlines.reminders(execution, '<step>', 5)}, and the step of the due date.");
    }

    private void organisation(UserTask task) {
        List<String> first = groups(task);
        List<String> second = StepFacts.values(task, "secondOffice");
        Set<String> known = Stream.of(Role.values()).map(Role::group).collect(Collectors.toCollection(TreeSet::new));
        for (String group : offices(task))
            if (!known.contains(group)) {
                wrong(task, "There is no office “" + group + "”", "Name one of " + String.join(", ", known) + ".");
                return;
            }
        if (first.isEmpty()) {
            wrong(task, "The task is of no office", "Name its candidate groups.");
            return;
        }
        boolean interpol = ofInterpol(first.get(0));
        if (offices(task).stream().anyMatch(group -> ofInterpol(group) != interpol))
            wrong(
                    task,
                    "Its offices belong to different organisations: " + String.join(", ", first) + ", and "
                            + String.join(", ", second),
                    "Name offices of INTERPOL only, or of the country only; the second office too.");
        if (second.stream().anyMatch(first::contains))
            wrong(task, "The second office may do the task from the start", "Name another second office.");
        if (second.isEmpty() && (diagram.own() || first.size() < 2 && !mayBeAlone(task)))
            wrong(
                    task,
                    "The task waits for one office alone",
                    "Add the property “secondOffice”: who may do it after its time limit.");
    }

    /**
     * An expert answers for no one else, and the head of an NCB alone confirms what others withdraw: the end that time reaches takes the
     * place of a second office. So does a channel that stays closed until the head has decided. Until the record, of INTERPOL only the
     * General Secretariat's duty officers have a case.
     */
    private boolean mayBeAlone(UserTask task) {
        List<String> offices = groups(task);
        if (offices.equals(List.of(Role.EXPERT.group()))
                || diagram.at(task).equals("withdrawal/Task_ConfirmWithdrawal"))
            return diagram.all(BoundaryEvent.class).stream()
                    .anyMatch(timer -> task.equals(timer.getAttachedTo()) && timer.cancelActivity());
        return diagram.at(task).equals("directContact/Task_DecideSuspendedContact")
                || offices.equals(List.of(Role.GS_OFFICER.group()))
                        && Set.of("acknowledgment", "authorization", "recording")
                                .contains(diagram.name());
    }

    private void form(UserTask task) {
        if (!(diagram.own() ? models.ownForms() : models.forms()).containsKey(task.getCamundaFormRef())
                || !"deployment".equals(task.getCamundaFormRefBinding()))
            wrong(
                    task,
                    "Its form “" + task.getCamundaFormRef() + "” is no form of the same version",
                    "Name a form that lies beside the diagram, with the binding “deployment”.");
    }

    private void shows(UserTask task) {
        Set<String> known = models.used("shows");
        known.removeIf(part -> part.contains("/"));
        List<String> shown = StepFacts.values(task, "shows");
        if (shown.isEmpty())
            wrong(
                    task,
                    "It shows nothing of the case that its worker decides on",
                    "Add the property “shows” with parts such as NEED, OFFENCE, HANDLING.");
        for (String part : shown)
            if (!known.contains(part) && !models.recorded().contains(part))
                wrong(
                        task,
                        "There is no part “" + part + "” to show",
                        "Name one of " + String.join(", ", known)
                                + ", or <diagram>/<task> of a task whose answers are recorded.");
    }

    /** So that who writes is warned if no one else could decide. */
    private void decidedAt(UserTask task) {
        for (String named : StepFacts.values(task, "decidedAt")) {
            String deciding = named.contains("/") ? named : diagram.name() + '/' + named;
            boolean decides = models.diagrams().stream()
                    .filter(each -> deciding.startsWith(each.name() + '/'))
                    .flatMap(each -> each.all(UserTask.class).stream()
                            .filter(other -> each.at(other).equals(deciding)))
                    .anyMatch(other ->
                            !StepFacts.values(other, StepFacts.FOUR_EYES).isEmpty());
            if (!decides)
                wrong(
                        task,
                        "“" + named + "” decides nothing under the four-eyes principle",
                        "Let “decidedAt” name a task with the property “fourEyes”.");
        }
    }

    static List<String> groups(UserTask task) {
        return task.getCamundaCandidateGroupsList().stream().map(String::strip).toList();
    }

    /** Who may work on a task from the start, and once its time limit has lapsed. */
    static List<String> offices(UserTask task) {
        return Stream.concat(groups(task).stream(), StepFacts.values(task, "secondOffice").stream())
                .toList();
    }

    static boolean ofInterpol(String group) {
        return Role.ofGroup(group).map(Role::belongsToInterpol).orElse(false);
    }

    static Set<String> steps(Pattern call, String text) {
        return call.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private void wrong(BaseElement at, String found, String remedy) {
        report.accept(diagram.finding(at, found, remedy));
    }
}
