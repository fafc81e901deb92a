package org.ncbrelay.flow.release;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.release.ReleaseProcess.DECISION;
import static org.ncbrelay.flow.release.ReleaseProcess.REASON;
import static org.ncbrelay.flow.release.ReleaseProcess.ReleaseDecision.RELEASE;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/release.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ReleaseDelegates {
    @Bean
    JavaDelegate recordReleaseDelegate(ReleaseIntelligence releaseIntelligence, CurrentOfficer officer) {
        return task -> releaseIntelligence.decide(
                reference(task), DECISION.is(task, RELEASE), REASON.get(task), officer.officer());
    }
}
