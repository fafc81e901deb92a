package org.ncbrelay.flow.feedback;

import java.time.Clock;
import org.ncbrelay.domain.intelligence.UnitAnswer;
import org.ncbrelay.domain.intelligence.UnitAnswer.Kind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/feedback.bpmn}: a unit acknowledges and reports what it did; each answer passes to INTERPOL by {@code bpmn/exchange.bpmn}. It runs in the country addressed. */
@Configuration(proxyBeanMethods = false)
public class FeedbackProcess {
    public static final ProcessVariable<FeedbackDecision> DECISION =
            ProcessVariable.choice("decision", FeedbackDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    public static final ProcessVariable<Boolean> DIRECT_CONTACT_REQUESTED =
            ProcessVariable.flag("directContactRequested");
    /** The same once the report has passed; the diagram asks it. */
    public static final ProcessVariable<Boolean> CONTACT_ASKED = ProcessVariable.flag("contactAsked");

    @Bean
    CaseDelegate recordReceiptDelegate(FeedbackStep step, CurrentOfficer officer, Clock clock) {
        return task -> {
            step.answer(
                    task.reference(),
                    task.country(),
                    new UnitAnswer(
                            Kind.RECEIPT,
                            null,
                            NOTE.get(task),
                            false,
                            officer.officer().userId(),
                            clock.instant()));
        };
    }

    @Bean
    CaseDelegate fileReceiptDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.acknowledge(task.reference(), task.country(), officer.officer());
    }

    @Bean
    CaseDelegate recordReportDelegate(FeedbackStep step, CurrentOfficer officer, Clock clock) {
        return task -> {
            step.answer(
                    task.reference(),
                    task.country(),
                    new UnitAnswer(
                            Kind.REPORT,
                            OUTCOME.require(task),
                            REPORT.get(task),
                            Boolean.TRUE.equals(DIRECT_CONTACT_REQUESTED.get(task)),
                            officer.officer().userId(),
                            clock.instant()));
        };
    }

    @Bean
    CaseDelegate fileReportDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> CONTACT_ASKED.set(task, step.report(task.reference(), task.country(), officer.officer()));
    }

    @Bean
    CaseDelegate recordNoReceiptDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.notAcknowledged(task.reference(), task.country(), officer.officer());
    }

    @Bean
    CaseDelegate recordNoReportDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.notReported(task.reference(), task.country(), officer.officer());
    }

    /** The unit's one answer to what it received. */
    public enum FeedbackDecision {
        ACKNOWLEDGE
    }
}
