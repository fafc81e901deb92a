package org.ncbrelay.web.pages.work;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.support.CommentReport;
import org.ncbrelay.flow.support.DraftReport;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.support.Products;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.web.pages.content.TaskContent;
import org.ncbrelay.web.pages.content.TaskContent.Block;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;

/**
 * Reads the reader's tasks with their forms and what their decisions need. Each part is read in a transaction of its own: what is not open
 * to the reader is left out, and everything else is still shown.
 */
@Service
public record WorkReader(
        OpenTasks tasks,
        ReadTask assignments,
        TaskForms work,
        TaskContent content,
        DraftReport drafts,
        CommentReport comments) {
    /** What the reader can do in a case, or on a piece of intelligence. */
    public Work of(CaseReference reference, Visit visit) {
        List<OpenTask> mine = tasks.waitingFor(visit.reader(), reference);
        Opened opened = first(mine, visit).orElse(null);
        OpenTask next = visit.worked() == null || opened != null ? null : mostUrgent(visit.reader());
        return new Work(mine, opened, visit.worked(), next, true);
    }

    /** @throws Refusal.NotFound if there is no such task, or it is another organisation's */
    public Work of(String taskId, Visit visit) {
        OpenTask task = tasks.find(taskId, visit.reader()).orElseThrow(Refusal.NotFound::new);
        return new Work(List.of(task), open(task, visit), null, null, false);
    }

    /** Where nothing else is shown than what was completed, and what comes next. */
    public Work after(Visit visit) {
        return new Work(List.of(), null, visit.worked(), mostUrgent(visit.reader()), false);
    }

    private OpenTask mostUrgent(Officer reader) {
        return tasks.waitingFor(reader, 1).stream().findFirst().orElse(null);
    }

    /** The one that was asked for; else the first that the reader may do; else the first, which says why not. */
    private Optional<Opened> first(List<OpenTask> mine, Visit visit) {
        String wanted = visit.wanted();
        Optional<OpenTask> chosen = mine.stream()
                .filter(task -> task.id().equals(wanted))
                .findFirst()
                .or(() -> mine.stream()
                        .filter(task -> work.refusal(task.id()).isEmpty())
                        .findFirst())
                .or(() -> mine.stream().findFirst());
        return chosen.map(task -> open(task, visit));
    }

    private Opened open(OpenTask task, Visit visit) {
        ReadTask.Assignment assignment = assignments.read(task.id(), visit.reader());
        Optional<Refusal> refusal = work.refusal(task.id());
        boolean claimed = visit.reader().userId().equals(task.assignee());
        if (refusal.isPresent())
            return new Opened(
                    task,
                    new RefusalTexts(visit.show()).of(refusal.get()),
                    assignment,
                    null,
                    List.of(),
                    claimed,
                    null,
                    false,
                    List.of(),
                    false);
        TaskForm form = work.of(task.id());
        List<Block> needed = content(form, task, visit);
        List<ReportDrafts.Draft> versions = drafts.versions(new CaseReference(task.reference()), form);
        FormInput reply = visit.reply().taskId().equals(task.id())
                ? visit.reply()
                : begun(form, versions, needed, visit.version());
        boolean warned = assignment.leavesNobodyFor() == null;
        return new Opened(
                task,
                null,
                assignment,
                warned ? new FormViewMaker(form, visit.show(), reply).sheet() : null,
                needed,
                claimed,
                DraftReport.writesReport(form) ? versions : null,
                !versions.isEmpty() && !reply.typed().equals(versions.get(0).answers()),
                needed.stream()
                        .flatMap(block -> block.reports().stream())
                        .filter(report -> report.id() != null)
                        .flatMap(report -> comments.of(report.id()).stream())
                        .toList(),
                warned && CommentReport.reviewsReport(form));
    }

    /** What was written so far: of a report its draft, else the version that was returned; nothing of other forms. */
    private static FormInput begun(
            TaskForm form, List<ReportDrafts.Draft> versions, List<Block> content, Integer wanted) {
        if (!DraftReport.writesReport(form)) return FormInput.NONE;
        if (!versions.isEmpty())
            return FormInput.begun(versions.stream()
                    .filter(draft -> wanted != null && draft.version() == wanted)
                    .findFirst()
                    .orElse(versions.get(0))
                    .answers());
        return content.stream()
                .flatMap(block -> block.reports().stream())
                .findFirst()
                .map(returned -> FormInput.begun(form, returned))
                .orElse(FormInput.NONE);
    }

    private List<TaskContent.Block> content(TaskForm form, OpenTask task, Visit visit) {
        try {
            return content.of(form, new CaseReference(task.reference()), visit.read(), visit.reader(), visit.show());
        } catch (Refusal.NotFound hidden) {
            return List.of();
        }
    }

    /**
     * Who looks, and what happened before.
     *
     * @param wanted id of the task that shall be open; null for the first
     * @param worked name of the task that was just completed, in the reader's words; null if none
     * @param read   the case, where its page has read it already; else nothing
     * @param version of the report's draft that shall be in the form; null for the newest
     */
    public record Visit(
            Officer reader,
            PageFormatter show,
            String wanted,
            FormInput reply,
            String worked,
            TaskContent.Read read,
            Integer version) {
        /** Names of what the request before has handed over. */
        static final String REPLY = "workReply";

        static final String WORKED = "worked";

        /** @param model with what the request before has handed over */
        public static Visit of(Officer reader, PageFormatter show, String wanted, TaskContent.Read read, Model model) {
            FormInput reply = model.getAttribute(REPLY) instanceof FormInput given ? given : FormInput.NONE;
            String open = reply.taskId().isEmpty() ? wanted : reply.taskId();
            return new Visit(reader, show, open, reply, (String) model.getAttribute(WORKED), read, null);
        }

        Visit of(Integer version) {
            return new Visit(reader, show, wanted, reply, worked, read, version);
        }
    }

    /**
     * What waits for the reader in one place.
     *
     * @param tasks  those of this place that the reader may do, the most pressing first
     * @param opened the one that is open; null if there is none
     * @param worked the name of the task that the reader has just completed, in the reader's words; null if none
     * @param next   the most urgent task elsewhere, where one has just been completed and none is left here; null if there is none
     * @param onCase whether the place is the page of a case or of intelligence
     */
    public record Work(List<OpenTask> tasks, Opened opened, String worked, OpenTask next, boolean onCase) {
        /** Whether there is anything to say. */
        public boolean speaks() {
            return opened != null || worked != null;
        }
    }

    /**
     * @param refusal    why the reader may not do it, in the reader's words; null if the reader may
     * @param assignment who has claimed it, and what can be done about that
     * @param sheet      null where the reader may not, or must be warned first
     * @param content    what the decision needs; empty where the reader may not
     * @param drafts     versions of the report that the task writes, the newest first; null if it writes none
     * @param anew       whether the sheet has something else than the newest of them, such as an older one
     * @param comments   next to the report that the content shows
     * @param mayComment whether the reader reviews that report
     */
    public record Opened(
            OpenTask task,
            String refusal,
            ReadTask.Assignment assignment,
            FormView sheet,
            List<Block> content,
            boolean claimed,
            List<ReportDrafts.Draft> drafts,
            boolean anew,
            List<Products.Comment> comments,
            boolean mayComment) {
        /** Whether a report is written or read, over the whole width. */
        public boolean hasReport() {
            return drafts != null
                    || content.stream().anyMatch(block -> !block.reports().isEmpty());
        }
    }
}
