package org.ncbrelay.flow.release;

import static org.ncbrelay.flow.release.ReleaseProcess.DECISION;
import static org.ncbrelay.flow.release.ReleaseProcess.REASON;
import static org.ncbrelay.flow.release.ReleaseProcess.ReleaseDecision.RELEASE;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/release.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ReleaseDelegates {
    @Bean
    CaseDelegate recordReleaseDelegate(ReleaseIntelligence releaseIntelligence, CurrentOfficer officer) {
        return task -> releaseIntelligence.decide(
                task.reference(), DECISION.is(task, RELEASE), REASON.get(task), officer.officer());
    }
}
