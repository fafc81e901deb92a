package org.ncbrelay.flow.feedback;

import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/feedback.bpmn}: one country acknowledges and reports what it did. It runs in the country addressed. */
@Configuration(proxyBeanMethods = false)
public class FeedbackProcess {
    public static final String KEY = "feedback";
    public static final ProcessVariable<FeedbackDecision> DECISION =
            ProcessVariable.choice("decision", FeedbackDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    public static final ProcessVariable<Boolean> DIRECT_CONTACT_REQUESTED =
            ProcessVariable.flag("directContactRequested");

    /** What came through the NCB is answered by the NCB. */
    @Bean
    CaseTaskListener leaveToBureauListener(FeedbackStep step) {
        return task -> {
            if (!step.isDirect(task.reference(), task.country())) task.leaveTo(Role.NCB_OFFICER);
        };
    }

    @Bean
    CaseDelegate recordReceiptDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.acknowledge(task.reference(), task.country(), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordReportDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> {
            step.report(task.reference(), task.country(), OUTCOME.get(task), REPORT.get(task), officer.officer());
            // The gateway asks this, also where the time ran out and nobody filled the form.
            if (DIRECT_CONTACT_REQUESTED.get(task) == null) DIRECT_CONTACT_REQUESTED.set(task, false);
        };
    }

    @Bean
    CaseDelegate recordNoReceiptDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.notAcknowledged(task.reference(), task.country(), officer.officer());
    }

    /** The unit's one answer to what it received. */
    public enum FeedbackDecision {
        ACKNOWLEDGE
    }
}
