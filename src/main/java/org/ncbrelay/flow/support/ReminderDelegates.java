package org.ncbrelay.flow.support;

import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.CaseRecords.OverdueTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several diagrams do alike: they record answers, remind whoever has not answered in time, or end the timer, and undo what was agreed. */
@Configuration(proxyBeanMethods = false)
class ReminderDelegates {
    /** As {@code bpmn/exchange.bpmn} answers it. */
    private static final ProcessVariable<Boolean> NCB_ANSWERS = ProcessVariable.flag("ncbAnswers");

    @Bean
    CaseDelegate cancelTrainingDelegate(MeasureRecord measures, CurrentOfficer officer) {
        return task -> measures.undo(task.reference(), task.capability(), MeasureKind.TRAINING, officer.officer());
    }

    @Bean
    CaseDelegate endUnaskedServiceDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.withdraw(
                task.reference(), task.capability(), Phrase.NOT_ASKED_FOR_IN_TIME, officer.officer());
    }

    /** Hears each timer of a user task whose reminders the diagram does not draw, as they move no token. */
    @Bean
    CaseTaskListener escalateListener(Escalate requests, RemindCountry intelligence, CurrentOfficer officer) {
        return timer -> {
            OverdueTask overdue = timer.overdue();
            Escalation action = timer.reference().isIntelligence()
                    ? intelligence.overdue(timer.reference(), overdue, officer.officer())
                    : requests.overdue(timer.reference(), overdue, officer.officer());
            if (action == Escalation.SECOND_OFFICE) overdue.secondOffice().ifPresent(timer::openTo);
        };
    }

    /** A task of the agency that its NCB answers in its place is the NCB's alone (Annex 1.1). */
    @Bean
    CaseTaskListener leaveToNcbListener() {
        return task -> {
            if (Boolean.TRUE.equals(NCB_ANSWERS.get(task))) task.leaveTo(Role.NCB_OFFICER);
        };
    }

    @Bean
    CaseDelegate record(RecordAnswers answers, CurrentOfficer officer) {
        return task -> {
            StepFacts.Recorded how = task.recorded();
            if (how.event().isPresent())
                answers.ofCase(task.reference(), task.answered(), how.event().get(), officer.officer());
            else answers.ofSupport(task.reference(), task.answered(), how.endsMeasure(), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordNoAgreementDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task ->
                recordNoAnswer.refuse(task.reference(), task.capability(), Phrase.PLAN_NOT_AGREED, officer.officer());
    }

    @Bean
    CaseDelegate standExpertsDownDelegate(MeasureRecord measures, CurrentOfficer officer) {
        return task -> measures.undo(task.reference(), task.capability(), MeasureKind.EXPERT, officer.officer());
    }
}
