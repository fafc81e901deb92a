package org.ncbrelay.flow.support;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.store.support.ReportDrafts.Draft;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores what somebody has written of a report so far, in versions that the office can read and go back to. */
@Service
public class DraftReport {
    /** Characters of all fields; our default, more than the longest report that a form accepts. */
    private static final int LONGEST = 60_000;

    private final TaskForms forms;
    private final OfficeTasks tasks;
    private final ReportDrafts drafts;
    private final Clock clock;

    DraftReport(TaskForms forms, OfficeTasks tasks, ReportDrafts drafts, Clock clock) {
        this.forms = forms;
        this.tasks = tasks;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Whether the form writes a report: it asks whether the text is Markdown. */
    public static boolean writesReport(TaskForm form) {
        return form.fields().stream().anyMatch(field -> field.key().equals("formatted"));
    }

    /**
     * The form of a task that writes a report.
     *
     * @throws Refusal.NotFound if there is no such task, or it writes no report
     * @throws Refusal          if the officer may not work on the task
     */
    public TaskForm form(String taskId) {
        forms.requireWorkable(taskId);
        TaskForm form = forms.of(taskId);
        if (!writesReport(form)) throw new Refusal.NotFound();
        return form;
    }

    /** The newest first; none where the form writes no report. */
    @Transactional(readOnly = true)
    public List<Draft> versions(CaseReference reference, TaskForm form) {
        return writesReport(form) ? drafts.of(reference, subject(form)) : List.of();
    }

    /**
     * @param answers by key; those of other fields than the form's are left out
     * @param seen    {@link Draft#seen} of the newest version that the page has shown; empty if there was none
     * @param anew    whether something else than the newest version was changed, which then stays as it is
     * @throws Refusal.NotFound if there is no such task, or it writes no report
     * @throws Refusal.Conflict if somebody else has saved the report meanwhile
     * @throws Refusal          if the officer may not work on the task
     */
    @Transactional
    public Draft save(String taskId, Map<String, String> answers, String seen, boolean anew, Officer by) {
        CaseReference reference = tasks.get(taskId, by).reference();
        TaskForm form = form(taskId);
        Map<String, String> typed = typed(form, answers);
        drafts.lock(reference, subject(form));
        // The report may have been filed, and its drafts discarded, while this waited.
        forms.requireWorkable(taskId);
        Draft newest = drafts.of(reference, subject(form)).stream().findFirst().orElse(null);
        if (!seen.equals(newest == null ? "" : newest.seen()))
            throw new Refusal.Conflict(
                    "refused.reportSaved", "Somebody else has saved this report since you opened it.");
        Instant now = clock.instant();
        if (newest != null && !anew && newest.isContinuedBy(by, now)) drafts.change(newest, typed, now);
        else
            drafts.add(new Draft(
                    reference,
                    subject(form),
                    newest == null ? 1 : newest.version() + 1,
                    typed,
                    1,
                    by.userId(),
                    now,
                    now));
        return drafts.of(reference, subject(form)).get(0);
    }

    private static Map<String, String> typed(TaskForm form, Map<String, String> answers) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Part field : form.fields())
            if (answers.containsKey(field.key())) typed.put(field.key(), answers.get(field.key()));
        if (typed.values().stream().mapToInt(String::length).sum() > LONGEST)
            throw new Refusal.Invalid("", "wrong.longest", "must have at most %s characters", LONGEST);
        return typed;
    }

    /** Whose expert writes it and reads nothing of the case; empty where it is no opinion. */
    public static Optional<UUID> engagement(TaskForm form) {
        return Optional.ofNullable(form.known().get("engagement")).map(id -> UUID.fromString(id.toString()));
    }

    /** An opinion is of one engagement; several experts may write about one case. */
    static String subject(TaskForm form) {
        return engagement(form)
                .map(UUID::toString)
                .orElseGet(() -> form.capability().name());
    }
}
