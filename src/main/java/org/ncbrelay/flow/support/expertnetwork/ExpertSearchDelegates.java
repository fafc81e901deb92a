package org.ncbrelay.flow.support.expertnetwork;

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

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ExpertDecision;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.Pick;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertSearch.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertSearchDelegates {
    @Bean
    CaseTaskListener recordExpertiseListener(DefineExpertise defineExpertise, CurrentOfficer officer) {
        return task -> {
            String question = defineExpertise.define(
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
    CaseTaskListener recordPickListener(PickExpert pickExpert, CurrentOfficer officer) {
        return task -> {
            Pick pick = PICKED.require(task);
            if (pick == Pick.NONE) pickExpert.none(task.reference(), REASON.get(task), officer.officer());
            else engage(task, pickExpert.pick(task.reference(), pick.ordinal(), officer.officer()));
        };
    }

    @Bean
    CaseExecutionListener recordReleaseAnswerListener(RecordReleaseAnswer recordReleaseAnswer, CurrentOfficer officer) {
        return gateway ->
                recordReleaseAnswer.record(gateway.reference(), ENGAGEMENT.require(gateway), officer.officer());
    }

    @Bean
    CaseTaskListener recordConflictListener(CheckConflict checkConflict, CurrentOfficer officer) {
        return task -> {
            boolean conflict = DECISION.is(task, ExpertDecision.CONFLICT);
            checkConflict.record(
                    task.reference(), ENGAGEMENT.require(task), conflict, REASON.get(task), officer.officer());
        };
    }
}
