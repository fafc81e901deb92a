package org.ncbrelay.flow.support;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.product.Products;
import org.ncbrelay.domain.product.Products.Comment;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts down what a reviewer says beside a part of a report. */
@Service
public class CommentReport {
    private final TaskForms forms;
    private final OfficeTasks tasks;
    private final Products products;
    private final Clock clock;

    CommentReport(TaskForms forms, OfficeTasks tasks, Products products, Clock clock) {
        this.forms = forms;
        this.tasks = tasks;
        this.products = products;
        this.clock = clock;
    }

    /** Whether the form decides on a report that the wildlife team wrote. */
    public static boolean reviewsReport(TaskForm form) {
        return form.shows().contains("UNDER_REVIEW") && form.known().containsKey("capability");
    }

    /** Beside this version of a product, in the order of its parts; none for who does not write or review it. */
    @Transactional(readOnly = true)
    public List<Comment> of(UUID product) {
        return products.comments(product);
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
        Capability capability =
                Capability.valueOf(form.known().get("capability").toString());
        Product report = products.latest(reference, capability).orElseThrow(Refusal.NotFound::new);
        report.requireReviewableBy(by.userId());
        products.add(new Comment(report.id(), reference, part, words, by.userId(), clock.instant()));
    }
}
