package org.ncbrelay.flow.support.hits;

import static org.ncbrelay.flow.support.hits.HitsProcess.ACTION;
import static org.ncbrelay.flow.support.hits.HitsProcess.DECISION;
import static org.ncbrelay.flow.support.hits.HitsProcess.HitsDecision.CONFIRMED;
import static org.ncbrelay.flow.support.hits.HitsProcess.NOTE;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/hits.bpmn does. */
@Configuration(proxyBeanMethods = false)
class HitsDelegates {
    @Bean
    CaseTaskListener recordHitListener(HitsStep step, CurrentOfficer officer) {
        return task -> {
            String decision = DECISION.require(task).name();
            step.follow(task.reference(), task.capability(), decision, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordValidityListener(HitsStep step, CurrentOfficer officer) {
        return task -> step.check(
                task.reference(), task.capability(), DECISION.is(task, CONFIRMED), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordActionListener(HitsStep step, CurrentOfficer officer) {
        return task -> step.act(task.reference(), task.capability(), ACTION.require(task), officer.officer());
    }

    @Bean
    CaseDelegate recordUncheckedHitDelegate(HitsStep step, CurrentOfficer officer) {
        return task -> step.sourceSilent(task.reference(), task.capability(), officer.officer());
    }
}
