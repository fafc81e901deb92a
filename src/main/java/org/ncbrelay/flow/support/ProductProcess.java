package org.ncbrelay.flow.support;

import static org.ncbrelay.flow.support.ProductProcess.ReviewDecision.APPROVE;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.Products.Review;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/product.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class ProductProcess {
    /** What is written, such as {@code ADVICE_NOTE}; the calling diagram sets it. */
    public static final ProcessVariable<String> KIND = ProcessVariable.text("productKind");

    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> BODY = ProcessVariable.text("body");
    /** Whether the text is Markdown; null, as no, where not said. */
    public static final ProcessVariable<Boolean> FORMATTED = ProcessVariable.flag("formatted");

    public static final ProcessVariable<ReviewDecision> DECISION =
            ProcessVariable.choice("decision", ReviewDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate recordProductDelegate(WriteProduct writeProduct, CurrentOfficer officer) {
        return task -> {
            Officer author = officer.officer();
            writeProduct.write(
                    task.reference(),
                    task.capability(),
                    KIND.require(task),
                    TITLE.require(task),
                    BODY.require(task),
                    FORMATTED.find(task).orElse(false),
                    null,
                    author.userId(),
                    author);
        };
    }

    @Bean
    CaseDelegate recordProductReviewDelegate(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    task.reference(),
                    task.capability(),
                    KIND.require(task),
                    outcome,
                    NOTE.get(task),
                    officer.officer());
        };
    }

    /** Choices of the reviewer. */
    public enum ReviewDecision {
        APPROVE,
        REWORK
    }
}
