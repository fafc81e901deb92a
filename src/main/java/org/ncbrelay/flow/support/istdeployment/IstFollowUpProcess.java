package org.ncbrelay.flow.support.istdeployment;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.deployment.Deployment.RecommendationState;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istFollowUp.bpmn}: follow-up of a mission after 30 and 90 days. */
@Configuration(proxyBeanMethods = false)
public class IstFollowUpProcess {
    public static final String KEY = "istFollowUp";

    /** Every recommendation of a mission has a responsible person. */
    public static final String BEGIN = "StartEvent_Debriefed";

    public static final ProcessVariable<RecommendationState> STATE =
            ProcessVariable.choice("state", RecommendationState.class);
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");

    @Bean
    CaseDelegate recordMissionFollowUpDelegate(DeploymentRecord record, CurrentOfficer officer) {
        return task -> record.add(
                task.reference(),
                DeploymentFactKind.FOLLOWED_UP,
                Note.name("code", STATE.require(task)).then(REPORT.require(task)),
                officer.officer());
    }
}
