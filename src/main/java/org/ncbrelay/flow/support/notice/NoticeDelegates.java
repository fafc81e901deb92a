package org.ncbrelay.flow.support.notice;

import static org.ncbrelay.flow.support.notice.NoticeProcess.DECISION;
import static org.ncbrelay.flow.support.notice.NoticeProcess.NoticeDecision.APPROVE;
import static org.ncbrelay.flow.support.notice.NoticeProcess.REASON;
import static org.ncbrelay.flow.support.notice.NoticeProcess.notice;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.ReviewCompliance;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/notice.bpmn does. */
@Configuration(proxyBeanMethods = false)
class NoticeDelegates {
    @Bean
    CaseTaskListener recordNoticeListener(NoticeStep step, CurrentOfficer officer) {
        return task -> step.ask(task.reference(), notice(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordNoticeReviewListener(ReviewCompliance reviewCompliance, CurrentOfficer officer) {
        return task -> reviewCompliance.review(
                task.reference(), task.capability(), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate publishNoticeDelegate(NoticeStep step, CurrentOfficer officer) {
        return task -> step.publish(task.reference(), officer.officer());
    }
}
