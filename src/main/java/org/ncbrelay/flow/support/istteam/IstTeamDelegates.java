package org.ncbrelay.flow.support.istteam;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.DECISION;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.ITEM;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.NOTE;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.PREPARATION;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.READINESS;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.REASON;
import static org.ncbrelay.flow.support.istteam.IstTeamProcess.homes;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istTeam.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstTeamDelegates {
    @Bean
    TaskListener recordTeamListener(ComposeTeam composeTeam, CurrentOfficer officer) {
        return task -> {
            OrganisationCode host = reference(task).organisation();
            composeTeam.compose(reference(task), homes(task, host), officer.officer());
        };
    }

    @Bean
    TaskListener recordLogisticsListener(PrepareLogistics prepareLogistics, CurrentOfficer officer) {
        return task -> {
            Logistics.Item item = Logistics.Item.of(ITEM.require(task));
            prepareLogistics.prepare(
                    reference(task), item, PREPARATION.require(task), NOTE.get(task), officer.officer());
        };
    }

    @Bean
    TaskListener showReadinessListener(DecideGo decideGo) {
        // Of the task and gone with it: whoever decides sees the checklist as it is now.
        return task ->
                READINESS.setLocal(task, decideGo.readiness(reference(task)).text());
    }

    @Bean
    JavaDelegate recordGoOrNoGoDelegate(DecideGo decideGo, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case GO -> decideGo.go(reference(task), officer.officer());
                case NOT_YET -> decideGo.notYet(reference(task), officer.officer());
                case NO_GO -> decideGo.noGo(reference(task), REASON.get(task), officer.officer());
            }
        };
    }
}
