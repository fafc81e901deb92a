package org.ncbrelay.liveness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.tasks.ChangeAssignment;
import org.ncbrelay.flow.tasks.ChangeAssignment.Action;
import org.ncbrelay.flow.tasks.ListedChoices;
import org.ncbrelay.support.Acting;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.matter.RandomAnswers;

/** Where officers find their tasks, claim them and submit their forms, as the guards of the engine allow it. */
record TaskDesk(
        TaskService tasks,
        FormService forms,
        ListedChoices choices,
        Acting acting,
        Flowchart flow,
        ChangeAssignment assignments) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RANDOM_ATTEMPTS = 4;

    /** Every open task of the world, the oldest first. */
    List<OpenTask> open() {
        return tasks.createTaskQuery().list().stream()
                .sorted(Comparator.comparing(Task::getCreateTime).thenComparing(Task::getId))
                .map(task -> new OpenTask(task, groups(task)))
                .toList();
    }

    /** @return why the officer may not; empty where the officer has the task now */
    Optional<String> claim(Person person, OpenTask task) {
        Optional<String> refusal = refusal(person, () -> tasks.claim(task.id(), person.userId()));
        return isConflict(refusal) ? claimKnowingly(person, task) : refusal;
    }

    /**
     * Submits the form: answers at random first; where the relay accepts none of them, the first choice of each.
     *
     * @return why the relay accepts nothing of this officer; empty where the task is done
     */
    Optional<String> complete(Person person, OpenTask task, RandomAnswers answers) {
        Optional<String> refusal = submit(person, task, answers);
        if (!isConflict(refusal)) return refusal;
        Optional<String> claimed = claimKnowingly(person, task);
        return claimed.isPresent() ? claimed : submit(person, task, answers);
    }

    /** Where nobody else of the office could decide, the officer says so, or accepts with a reason what the office refers. */
    private Optional<String> claimKnowingly(Person person, OpenTask task) {
        Optional<String> warned =
                refusal(person, () -> assignments.change(task.id(), Action.CLAIM, null, person.officer()));
        if (warned.isEmpty()) return warned;
        String reason = "Nobody of the office is there";
        return refusal(person, () -> assignments.change(task.id(), Action.ACCEPT, reason, person.officer()));
    }

    private static boolean isConflict(Optional<String> refusal) {
        return refusal.filter(why -> why.startsWith("Conflict")).isPresent();
    }

    private Optional<String> submit(Person person, OpenTask task, RandomAnswers answers) {
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        JsonNode form = acting.as(person.officer(), () -> form(task));
        for (int attempt = 0; attempt < RANDOM_ATTEMPTS; attempt++) {
            Map<String, Object> given = answers.to(form, today);
            Optional<String> refusal = refusal(person, () -> forms.submitTaskForm(task.id(), given));
            if (refusal.isEmpty() || !refusal.get().startsWith("Invalid")) return refusal;
        }
        return refusal(person, () -> forms.submitTaskForm(task.id(), RandomAnswers.plain(form, today)));
    }

    private Optional<String> refusal(Person person, Runnable work) {
        try {
            acting.as(person.officer(), () -> {
                work.run();
                return null;
            });
            return Optional.empty();
        } catch (RuntimeException failed) {
            Refusal refusal = EngineRefusal.causeOf(failed).orElseThrow(() -> failed);
            return Optional.of(words(refusal));
        }
    }

    private static String words(Refusal refusal) {
        String kind = refusal.getClass().getSimpleName() + ": ";
        return kind + (refusal instanceof Refusal.Invalid invalid ? invalid.violations() : refusal.getMessage());
    }

    private JsonNode form(OpenTask task) {
        try (InputStream form = forms.getDeployedTaskForm(task.id())) {
            JsonNode read = JSON.readTree(form);
            choices.fill(read.path("components"));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted()
                .toList();
    }
}
