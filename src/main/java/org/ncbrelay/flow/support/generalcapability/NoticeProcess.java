package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.flow.support.generalcapability.NoticeProcess.NoticeDecision.APPROVE;

import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.ReviewCompliance;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/notice.bpmn}: asked for by a bureau, reviewed, published, and followed. */
@Configuration(proxyBeanMethods = false)
public class NoticeProcess {
    public static final ProcessVariable<NoticeColour> COLOUR = ProcessVariable.choice("colour", NoticeColour.class);
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> CONTENT = ProcessVariable.text("content");
    public static final ProcessVariable<String> JUDICIAL_BASIS = ProcessVariable.text("judicialBasis");
    public static final ProcessVariable<String> MODUS_OPERANDI = ProcessVariable.text("modusOperandi");
    public static final ProcessVariable<NoticeDecision> DECISION =
            ProcessVariable.choice("decision", NoticeDecision.class);
    public static final ProcessVariable<NoticeRecipients> RECEIVERS =
            ProcessVariable.choice("receivers", NoticeRecipients.class);
    public static final ProcessVariable<String> COUNTRIES = ProcessVariable.text("countries");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordNoticeDelegate(NoticeStep step, CurrentOfficer officer) {
        return task -> step.ask(task.reference(), notice(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoticeReviewDelegate(ReviewCompliance reviewCompliance, CurrentOfficer officer) {
        return task -> reviewCompliance.review(
                task.reference(), task.capability(), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate publishNoticeDelegate(NoticeStep step, CurrentOfficer officer) {
        return task -> step.publish(task.reference(), receivers(task), officer.officer());
    }

    /** The countries that shall have it; null for all. */
    private static String receivers(CaseExecution answers) {
        return RECEIVERS.is(answers, NoticeRecipients.LISTED) ? COUNTRIES.require(answers) : null;
    }

    @Bean
    CaseDelegate withdrawNoticeDelegate(NoticeStep step, CurrentOfficer officer) {
        return task -> step.withdraw(task.reference(), officer.officer());
    }

    /** What the bureau asks to be published. */
    private static NoticeRequest notice(CaseExecution answers) {
        return new NoticeRequest(
                COLOUR.require(answers),
                TITLE.require(answers),
                CONTENT.require(answers),
                JUDICIAL_BASIS.get(answers),
                MODUS_OPERANDI.get(answers));
    }

    /** Who receives a notice, as the General Secretariat chooses. */
    public enum NoticeRecipients {
        ALL,
        LISTED
    }

    /** The General Secretariat's choices. */
    public enum NoticeDecision {
        APPROVE,
        REFUSE
    }
}
