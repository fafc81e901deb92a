package org.ncbrelay.flow.support.istfollowup;

import org.ncbrelay.domain.deployment.RecommendationState;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/istFollowUp.bpmn} and its form. */
public final class IstFollowUpProcess {
    public static final String KEY = "istFollowUp";
    public static final String AFTER_30_DAYS = "Task_FollowUpAfter30Days";
    public static final String AFTER_90_DAYS = "Task_FollowUpAfter90Days";
    public static final ProcessVariable<RecommendationState> STATE =
            ProcessVariable.choice("state", RecommendationState.class);
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");

    private IstFollowUpProcess() {}
}
