package org.ncbrelay.flow.support.expertsearch;

import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.DECISION;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.EXPERTISE;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.NEED;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.PICKED;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.PROPOSED;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.QUESTION;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.REASON;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.engage;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.language;
import static org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.numbered;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.ConflictDecision;
import org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess.Pick;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertSearch.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertSearchDelegates {
    @Bean
    CaseTaskListener recordExpertiseListener(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> {
            String question = step.defineExpertise(
                    task.reference(),
                    EXPERTISE.require(task),
                    language(task),
                    QUESTION.require(task),
                    officer.officer());
            NEED.set(task, question);
        };
    }

    @Bean
    CaseDelegate searchRosterDelegate(SearchRoster searchRoster) {
        return task -> PROPOSED.set(task, numbered(searchRoster.search(task.reference())));
    }

    @Bean
    CaseTaskListener recordPickListener(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> {
            Pick pick = PICKED.require(task);
            if (pick == Pick.NONE) step.noExpert(task.reference(), REASON.get(task), officer.officer());
            else engage(task, step.pick(task.reference(), pick.ordinal(), officer.officer()));
        };
    }

    @Bean
    CaseExecutionListener recordReleaseAnswerListener(ExpertSearchStep step, CurrentOfficer officer) {
        return gateway -> step.recordRelease(gateway.reference(), ENGAGEMENT.require(gateway), officer.officer());
    }

    @Bean
    CaseTaskListener recordConflictListener(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> {
            boolean conflict = DECISION.is(task, ConflictDecision.CONFLICT);
            step.recordConflict(
                    task.reference(), ENGAGEMENT.require(task), conflict, REASON.get(task), officer.officer());
        };
    }
}
