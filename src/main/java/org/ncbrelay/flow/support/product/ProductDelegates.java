package org.ncbrelay.flow.support.product;

import static org.ncbrelay.engine.CaseExecution.capability;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.product.ProductProcess.BODY;
import static org.ncbrelay.flow.support.product.ProductProcess.DECISION;
import static org.ncbrelay.flow.support.product.ProductProcess.KIND;
import static org.ncbrelay.flow.support.product.ProductProcess.NOTE;
import static org.ncbrelay.flow.support.product.ProductProcess.ReviewDecision.APPROVE;
import static org.ncbrelay.flow.support.product.ProductProcess.TITLE;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/product.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ProductDelegates {
    @Bean
    TaskListener recordProductListener(WriteProduct writeProduct, CurrentOfficer officer) {
        return task -> {
            Officer author = officer.officer();
            writeProduct.write(
                    reference(task),
                    capability(task),
                    KIND.require(task),
                    TITLE.require(task),
                    BODY.require(task),
                    author.userId(),
                    author);
        };
    }

    @Bean
    TaskListener recordProductReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    reference(task), capability(task), KIND.require(task), outcome, NOTE.get(task), officer.officer());
        };
    }
}
