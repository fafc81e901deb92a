package org.ncbrelay.flow.support.istfollowup;

import org.ncbrelay.domain.deployment.Deployment.RecommendationState;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istFollowUp.bpmn}: follow-up of a mission after 30 and 90 days. */
@Configuration(proxyBeanMethods = false)
public class IstFollowUpProcess {
    public static final String KEY = "istFollowUp";
    public static final String AFTER_30_DAYS = "Task_FollowUpAfter30Days";
    public static final String AFTER_90_DAYS = "Task_FollowUpAfter90Days";
    public static final ProcessVariable<RecommendationState> STATE =
            ProcessVariable.choice("state", RecommendationState.class);
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");

    @Bean
    CaseTaskListener recordMissionFollowUpListener(FollowUpMission followUpMission, CurrentOfficer officer) {
        return task ->
                followUpMission.report(task.reference(), STATE.require(task), REPORT.require(task), officer.officer());
    }
}
