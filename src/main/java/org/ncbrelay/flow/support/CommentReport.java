package org.ncbrelay.flow.support;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Opinion;
import org.ncbrelay.store.support.Products;
import org.ncbrelay.store.support.Products.Comment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts down what a reviewer says next to a part of a report or opinion. */
@Service
public class CommentReport {
    private final TaskForms forms;
    private final OfficeTasks tasks;
    private final Products products;
    private final ExpertEngagements engagements;
    private final Clock clock;

    CommentReport(TaskForms forms, OfficeTasks tasks, Products products, ExpertEngagements engagements, Clock clock) {
        this.forms = forms;
        this.tasks = tasks;
        this.products = products;
        this.engagements = engagements;
        this.clock = clock;
    }

    /** Whether the form decides on a report that the wildlife team wrote, or on the opinion of an expert. */
    public static boolean reviewsReport(TaskForm form) {
        return reviewsProduct(form) || form.shows().contains("OPINION") && !DraftReport.writesReport(form);
    }

    private static boolean reviewsProduct(TaskForm form) {
        return form.shows().contains("UNDER_REVIEW");
    }

    /** Next to this version of a product or opinion, in the order of its parts; none for who does not write or review it. */
    @Transactional(readOnly = true)
    public List<Comment> of(UUID text) {
        return products.comments(text);
    }

    /**
     * @param part of the text, counted from 0
     * @throws Refusal.NotFound if there is no such task, or it reviews no report
     * @throws Refusal.Invalid  if the words are empty or too long
     * @throws Refusal          if the officer may not work on the task
     */
    @Transactional
    public void add(String taskId, int part, String words, Officer by) {
        CaseReference reference = tasks.get(taskId, by).reference();
        forms.requireWorkable(taskId);
        TaskForm form = forms.of(taskId);
        if (!reviewsReport(form)) throw new Refusal.NotFound();
        UUID text = (reviewsProduct(form) ? product(reference, form, by) : opinion(form))
                .orElseThrow(Refusal.NotFound::new);
        products.add(new Comment(text, reference, part, words, by.userId(), clock.instant()));
    }

    private Optional<UUID> product(CaseReference reference, TaskForm form, Officer by) {
        return products.latest(reference, form.capability()).map(report -> {
            report.requireReviewableBy(by.userId());
            return report.id();
        });
    }

    private Optional<UUID> opinion(TaskForm form) {
        return DraftReport.engagement(form).flatMap(engagements::latestOpinion).map(Opinion::id);
    }
}
