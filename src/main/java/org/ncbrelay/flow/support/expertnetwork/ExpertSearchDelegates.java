package org.ncbrelay.flow.support.expertnetwork;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.DECISION;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.EXPERTISE;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.NEED;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.PICKED;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.PROPOSED;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.QUESTION;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.REASON;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.engage;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.language;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.numbered;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ExpertDecision;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.Pick;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertSearch.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertSearchDelegates {
    @Bean
    TaskListener recordExpertiseListener(DefineExpertise defineExpertise, CurrentOfficer officer) {
        return task -> {
            String question = defineExpertise.define(
                    reference(task),
                    EXPERTISE.require(task),
                    language(task),
                    QUESTION.require(task),
                    officer.officer());
            NEED.set(task.getExecution(), question);
        };
    }

    @Bean
    JavaDelegate searchRosterDelegate(SearchRoster searchRoster) {
        return task -> PROPOSED.set(task, numbered(searchRoster.search(reference(task))));
    }

    @Bean
    TaskListener recordPickListener(PickExpert pickExpert, CurrentOfficer officer) {
        return task -> {
            Pick pick = PICKED.require(task);
            if (pick == Pick.NONE) pickExpert.none(reference(task), REASON.get(task), officer.officer());
            else engage(task.getExecution(), pickExpert.pick(reference(task), pick.ordinal(), officer.officer()));
        };
    }

    @Bean
    ExecutionListener recordReleaseAnswerListener(RecordReleaseAnswer recordReleaseAnswer, CurrentOfficer officer) {
        return gateway ->
                recordReleaseAnswer.record(reference(gateway), ENGAGEMENT.require(gateway), officer.officer());
    }

    @Bean
    TaskListener recordConflictListener(CheckConflict checkConflict, CurrentOfficer officer) {
        return task -> {
            boolean conflict = DECISION.is(task, ExpertDecision.CONFLICT);
            checkConflict.record(
                    reference(task), ENGAGEMENT.require(task), conflict, REASON.get(task), officer.officer());
        };
    }
}
