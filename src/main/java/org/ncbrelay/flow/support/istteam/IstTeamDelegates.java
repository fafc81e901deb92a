package org.ncbrelay.flow.support.istteam;

import static org.ncbrelay.flow.support.istteam.IstTeamProcess.DECISION;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.ITEM;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.NOTE;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.PREPARATION;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.READINESS;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.REASON;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.homes;

import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istTeam.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstTeamDelegates {
    @Bean
    CaseTaskListener recordTeamListener(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            OrganisationCode host = task.reference().organisation();
            step.compose(task.reference(), homes(task, host), officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordLogisticsListener(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            Logistics.Item item = Logistics.Item.of(ITEM.require(task));
            step.prepareLogistics(task.reference(), item, PREPARATION.require(task), NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener showReadinessListener(IstTeamStep step) {
        // Of the task and gone with it: whoever decides sees the checklist as it is now.
        return task -> READINESS.setLocal(task, step.readiness(task.reference()).text());
    }

    @Bean
    CaseDelegate recordGoOrNoGoDelegate(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case GO -> step.go(task.reference(), officer.officer());
                case NOT_YET -> step.notYet(task.reference(), officer.officer());
                case NO_GO -> step.noGo(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }
}
