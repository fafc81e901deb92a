package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.flow.support.generalcapability.GeneralServiceProcess.ServiceDecision.APPROVE;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewCompliance;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/generalService.bpmn}: a database check, forensic support or training that a bureau asks the General
 * Secretariat for.
 */
@Configuration(proxyBeanMethods = false)
public class GeneralServiceProcess {
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<String> DATABASE = ProcessVariable.text("database");
    public static final ProcessVariable<String> EXAMINATION = ProcessVariable.text("examination");
    public static final ProcessVariable<String> EXHIBITS = ProcessVariable.text("exhibits");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<String> COURSE = ProcessVariable.text("course");
    public static final ProcessVariable<ServiceDecision> DECISION =
            ProcessVariable.choice("decision", ServiceDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordServiceDelegate(SupportRecord support, CurrentOfficer officer) {
        return task -> support.step(
                task.reference(),
                task.capability(),
                StepKind.SERVICE_ASKED,
                service(task),
                Phrase.ASKED_FOR.with(TITLE.require(task)),
                officer.officer());
    }

    @Bean
    CaseDelegate recordServiceReviewDelegate(
            ReviewCompliance reviewCompliance, MeasureRecord measures, CurrentOfficer officer) {
        return task -> {
            boolean complies = DECISION.is(task, APPROVE);
            reviewCompliance.review(task.reference(), task.capability(), complies, REASON.get(task), officer.officer());
            if (complies && task.capability() == Capability.TRAINING)
                measures.take(
                        task.reference(), task.capability(), MeasureKind.TRAINING, null, List.of(), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordServiceGivenDelegate(MeasureRecord measures, CurrentOfficer officer) {
        return task -> measures.done(task.reference(), task.capability(), MeasureKind.TRAINING, officer.officer());
    }

    /** What the form asks, by name; what this service does not ask is left out. */
    private static Map<String, Object> service(CaseExecution answers) {
        return StepRecord.answers(
                "title",
                TITLE.require(answers),
                "question",
                QUESTION.require(answers),
                "database",
                DATABASE.get(answers),
                "examination",
                EXAMINATION.get(answers),
                "exhibits",
                EXHIBITS.get(answers),
                "participants",
                PARTICIPANTS.get(answers),
                "course",
                COURSE.get(answers));
    }

    /** The General Secretariat's choices. */
    public enum ServiceDecision {
        APPROVE,
        REFUSE
    }
}
