package org.ncbrelay.flow.support.product;

import static org.ncbrelay.flow.support.product.ProductProcess.BODY;
import static org.ncbrelay.flow.support.product.ProductProcess.DECISION;
import static org.ncbrelay.flow.support.product.ProductProcess.KIND;
import static org.ncbrelay.flow.support.product.ProductProcess.NOTE;
import static org.ncbrelay.flow.support.product.ProductProcess.ReviewDecision.APPROVE;
import static org.ncbrelay.flow.support.product.ProductProcess.TITLE;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/product.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ProductDelegates {
    @Bean
    CaseTaskListener recordProductListener(WriteProduct writeProduct, CurrentOfficer officer) {
        return task -> {
            Officer author = officer.officer();
            writeProduct.write(
                    task.reference(),
                    task.capability(),
                    KIND.require(task),
                    TITLE.require(task),
                    BODY.require(task),
                    author.userId(),
                    author);
        };
    }

    @Bean
    CaseTaskListener recordProductReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
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
}
