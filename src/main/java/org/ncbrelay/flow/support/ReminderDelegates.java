package org.ncbrelay.flow.support;

import static org.ncbrelay.engine.CaseExecution.CAPABILITY;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.flow.support.RecordNoAnswer.Consequence;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.CaseRecords.OverdueTask;
import org.ncbrelay.store.support.Products.Review;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several diagrams do alike; properties of each task say which step it serves, and the classes that are called here decide. */
@Configuration(proxyBeanMethods = false)
class ReminderDelegates {
    /** As {@code bpmn/exchange.bpmn} answers it. */
    private static final ProcessVariable<Boolean> NCB_ANSWERS = ProcessVariable.flag("ncbAnswers");

    private static final ProcessVariable<ReviewDecision> DECISION =
            ProcessVariable.choice("decision", ReviewDecision.class);
    private static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

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
    CaseDelegate review(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> reviewProduct.review(
                task.reference(),
                task.capability(),
                product(task),
                DECISION.is(task, ReviewDecision.APPROVE) ? Review.APPROVED : Review.REWORK,
                NOTE.get(task),
                officer.officer());
    }

    /** No diagram of the release sends a case back over a step of its own; the steps that a bureau draws may. */
    @Bean
    CaseDelegate sendBack(SendCaseBack sendCaseBack, CurrentOfficer officer) {
        return task -> sendCaseBack.to(
                task.reference(), CaseStatus.valueOf(task.property("sentBack")), task.answered(), officer.officer());
    }

    @Bean
    CaseDelegate unanswered(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.record(
                task.reference(),
                CAPABILITY.get(task),
                task.property("missing"),
                Consequence.valueOf(task.property("then")),
                officer.officer());
    }

    @Bean
    CaseDelegate undo(MeasureRecord measures, CurrentOfficer officer) {
        return task -> measures.undo(
                task.reference(), task.capability(), MeasureKind.valueOf(task.property("measure")), officer.officer());
    }

    @Bean
    CaseDelegate write(WriteProduct writeProduct, CurrentOfficer officer) {
        return task -> {
            Officer author = officer.officer();
            writeProduct.write(
                    task.reference(),
                    task.capability(),
                    product(task),
                    ProductProcess.TITLE.require(task),
                    ProcessVariable.text(task.property("text")).require(task),
                    ProductProcess.FORMATTED.find(task).orElse(false),
                    null,
                    author.userId(),
                    author);
        };
    }

    /** What is written, as the diagram says, or the one that calls it. */
    private static String product(CaseExecution task) {
        return ProductProcess.KIND.find(task).orElseGet(() -> task.property("product"));
    }

    /** Choices of who reviews a product. */
    private enum ReviewDecision {
        APPROVE,
        REWORK
    }
}
